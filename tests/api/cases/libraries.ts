import type { Cases, Row } from "./row.ts";

/** A listing of a library; Demo Friend doesn't see library 3. */
const of = (list: string, bad: string[] = []): Row => ({
  sound: `library/1/${list}`,
  bad: [`library/abc/${list}`, ...bad.map((query) => `library/1/${list}?${query}`)],
  unknown: [`library/999/${list}`],
  foreign: [`library/3/${list}`],
});

const folders = of("folders", ["parent=.."]);
const values = of("genre", ["type=99"]);

export const libraries: Cases = {
  "GET libraries": {
    sound: "libraries",
    bad: ["libraries?X-Plex-Token=mine"],
    unknown: ["libraries?server=nosuchserver"],
    foreign: "it lists the libraries that the caller sees",
  },
  "GET library/{id}/all": of("all", [
    "limit=100000",
    "limit=0",
    "limit=ten",
    "offset=-1",
    "sort=title;drop",
    "nosuchfilter=1",
    "X-Plex-Container-Size=5",
  ]),
  "GET library/{id}/filters": of("filters", ["type=film"]),
  "GET library/{id}/sorts": of("sorts", ["type=0"]),
  "GET library/{id}/firstCharacters": of("firstCharacters", ["type=-1"]),
  "GET library/{id}/{directory}": {
    ...values,
    bad: [...(values.bad ?? []), "library/1/unmatched"],
  },
  "GET library/{id}/collections": of("collections", ["limit=1000"]),
  "GET library/{id}/folders": {
    ...folders,
    unknown: [...(folders.unknown ?? []), "library/1/folders?parent=9999"],
  },
  "GET library/{id}/hubs": of("hubs", ["count=0"]),
};
