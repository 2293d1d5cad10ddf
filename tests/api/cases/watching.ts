import type { Cases } from "./row.ts";

const report = { ratingKey: "1", time: 95_000, duration: 600_000, state: "stopped", sessionId: "proof" };

export const watching: Cases = {
  "POST progress": {
    sound: ["progress", report],
    bad: [
      ["progress", []],
      ["progress", null],
      ["progress", { ...report, time: "soon" }],
      ["progress", { ...report, time: -1 }],
      ["progress", { ...report, state: "dancing" }],
      ["progress", { ...report, sessionId: "a b\r\nX-Plex-Token: c" }],
      ["progress", { ...report, ratingKey: "1/../2" }],
    ],
    foreign: [["progress", { ...report, ratingKey: "{hidden}" }]],
    // It is kept until Plex can take it.
    plex: { down: 202, slow: 202, odd: 202 },
  },
  "POST scrobble": {
    sound: ["scrobble", { ratingKey: "2" }],
    bad: [
      ["scrobble", {}],
      ["scrobble", { ratingKey: ["1"] }],
    ],
    unknown: [["scrobble", { ratingKey: "99999999" }]],
    foreign: [["scrobble", { ratingKey: "{hidden}" }]],
  },
  "POST unscrobble": {
    sound: ["unscrobble", { ratingKey: 2 }],
    bad: [["unscrobble", { ratingKey: -1 }]],
    unknown: [["unscrobble", { ratingKey: "99999999" }]],
    foreign: [["unscrobble", { ratingKey: "{hidden}" }]],
  },
  "POST rate": {
    sound: ["rate", { ratingKey: "2", rating: 8 }],
    bad: [
      ["rate", { ratingKey: "2", rating: 11 }],
      ["rate", { ratingKey: "2", rating: "8" }],
    ],
    unknown: [["rate", { ratingKey: "99999999", rating: 8 }]],
    foreign: [["rate", { ratingKey: "{hidden}", rating: 8 }]],
  },
  "GET sessions": {
    sound: "sessions",
    unknown: ["sessions?server=nosuchserver"],
    foreign: "who doesn't own the server sees their own alone",
    // Demo Attic's owner is somebody else, so it isn't asked.
    plex: { down: 200, slow: 200, odd: 200 },
  },
  "GET events": {
    sound: "events",
    bad: ["events?since=yesterday"],
    foreign: "it tells what changed for the caller",
    // It waits for a server that is away.
    plex: { down: 200, slow: 200, odd: 200 },
    endless: true,
  },
  "HEAD events": {
    sound: "events",
    bad: ["events?since=yesterday"],
    foreign: "it tells what changed for the caller",
    plex: { down: 200, slow: 200, odd: 200 },
    endless: true,
  },
};
