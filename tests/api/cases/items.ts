import { titles } from "../../standin/titles.ts";
import type { Cases, Row } from "./row.ts";

/** What lies around an item; `{hidden}` is in a library that Demo Friend doesn't see. */
const around = (list: string, bad: string[] = [], ratingKey: string = titles.directPlay.ratingKey): Row => ({
  sound: `metadata/${ratingKey}/${list}`,
  bad: [`metadata/1,2/${list}`, ...bad.map((query) => `metadata/1/${list}?${query}`)],
  unknown: [`metadata/99999999/${list}`],
  foreign: [`metadata/{hidden}/${list}`],
});

export const items: Cases = {
  "GET metadata/{id}": {
    sound: "metadata/1?includeExtras=1&includeMarkers=1&includeChapters=true",
    bad: ["metadata/abc", "metadata/1,2", "metadata/1?includeExtras=maybe"],
    unknown: ["metadata/99999999"],
    foreign: ["metadata/{hidden}"],
  },
  "GET metadata/{id}/children": around("children", [], titles.show.ratingKey),
  "GET metadata/{id}/allLeaves": around("allLeaves", ["limit=0"], titles.show.ratingKey),
  "GET metadata/{id}/related": around("related", ["count=1000"]),
  "GET metadata/{id}/extras": around("extras"),
  "GET metadata/{id}/similar": around("similar", ["count=-1"]),
  "GET ratings/{ratingKey}": {
    sound: "ratings/1",
    bad: ["ratings/abc"],
    unknown: ["ratings/99999999"],
    foreign: ["ratings/{hidden}"],
  },
  "GET people/{id}": {
    sound: "people/{person}?limit=5",
    bad: ["people/somebody", "people/1?offset=-1"],
    unknown: ["people/99999999", "people/ffffffffffffffffffffffff"],
    foreign: "people are the server's; of what they were in, the caller gets what the caller sees",
  },
  "GET collections/{id}": {
    sound: "collections/{collection}",
    bad: ["collections/one", "collections/1?limit=0"],
    unknown: ["collections/99999999"],
    foreign: ["collections/{hidden}"],
  },
};
