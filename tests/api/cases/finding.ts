import type { Cases } from "./row.ts";

/** Everything here is computed for the caller alone. */
const own = "it is about the caller, and takes no name of a thing";

export const finding: Cases = {
  "GET search": {
    sound: "search?query=the&limit=3",
    bad: [
      "search",
      "search?query=",
      "search?query=%20%20",
      "search?query=film&limit=0",
      "search?query=film&type=everything",
    ],
    unknown: ["search?query=film&server=nosuchserver"],
    foreign: own,
  },
  "GET ondeck": {
    sound: "ondeck",
    bad: ["ondeck?server=no.server"],
    unknown: ["ondeck?server=nosuchserver"],
    foreign: own,
  },
  "GET continue": {
    sound: "continue",
    bad: ["continue?server=no.server"],
    unknown: ["continue?server=nosuchserver"],
    foreign: own,
  },
  "POST continue/remove": {
    sound: ["continue/remove", { ratingKey: "8" }],
    bad: [["continue/remove", { ratingKey: "../1" }]],
    unknown: [["continue/remove", { ratingKey: "99999999" }]],
    foreign: [["continue/remove", { ratingKey: "{hidden}" }]],
  },
  "GET recent": {
    sound: "recent?library=1",
    bad: ["recent?library=../1"],
    unknown: ["recent?server=nosuchserver"],
    foreign: ["recent?library=3"],
  },
  "GET hubs": {
    sound: "hubs?count=2",
    bad: ["hubs?count=0"],
    unknown: ["hubs?server=nosuchserver"],
    foreign: own,
  },
  "GET hubs/promoted": {
    sound: "hubs/promoted?count=2",
    bad: ["hubs/promoted?count=many"],
    unknown: ["hubs/promoted?server=nosuchserver"],
    foreign: own,
  },
  "GET findByGuid": {
    sound: "findByGuid?guid={guid}",
    bad: ["findByGuid", "findByGuid?guid=1"],
    unknown: ["findByGuid?guid=plex://movie/1&server=nosuchserver"],
    foreign: "a guid is nobody's, and what the caller doesn't see isn't found by it",
  },
};
