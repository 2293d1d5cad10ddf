import type { Cases } from "./row.ts";

export const lists: Cases = {
  "GET playlists": {
    sound: "playlists",
    unknown: ["playlists?server=nosuchserver"],
    foreign: "it lists the caller's own",
  },
  "POST playlists": {
    sound: ["playlists", { title: "New", ratingKeys: ["1", 2] }],
    bad: [
      ["playlists", { title: " ", ratingKeys: ["1"] }],
      ["playlists", { title: "New", ratingKeys: [] }],
      ["playlists", { title: "New", ratingKeys: ["1,2"] }],
      ["playlists", { title: "New", ratingKeys: Array(201).fill("1") }],
      ["playlists", { ratingKeys: ["1"] }],
    ],
    unknown: [["playlists", { title: "New", ratingKeys: ["99999999"] }]],
    foreign: [["playlists", { title: "New", ratingKeys: ["{hidden}"] }]],
  },
  "GET playlists/{id}": {
    sound: "playlists/{playlist}",
    bad: ["playlists/all"],
    unknown: ["playlists/99999999"],
    foreign: ["playlists/{playlist}"],
  },
  "POST playlists/{id}/items": {
    sound: ["playlists/{playlist}/items", { ratingKeys: ["3"] }],
    bad: [["playlists/1/items", {}]],
    unknown: [["playlists/99999999/items", { ratingKeys: ["1"] }]],
    foreign: [["playlists/{playlist}/items", { ratingKeys: ["1"] }]],
  },
  "POST playlists/{id}/items/{itemId}/move": {
    sound: ["playlists/{playlist}/items/{entry}/move", {}],
    bad: [["playlists/1/items/1/move", { after: "first" }]],
    unknown: [["playlists/99999999/items/1/move", { after: 2 }]],
    foreign: [["playlists/{playlist}/items/{entry}/move", {}]],
  },
  "DELETE playlists/{id}/items/{itemId}": {
    sound: "playlists/{playlist}/items/{entry}",
    bad: ["playlists/1/items/all"],
    unknown: ["playlists/99999999/items/1"],
    foreign: ["playlists/{playlist}/items/{other}"],
  },
  "DELETE playlists/{id}": {
    sound: "playlists/{doomed}",
    bad: ["playlists/1,2"],
    unknown: ["playlists/99999999"],
    foreign: ["playlists/{playlist}"],
  },
  "POST playqueue": {
    sound: ["playqueue", { ratingKey: "101", continuous: true }],
    bad: [
      ["playqueue", {}],
      ["playqueue", { ratingKey: "1", shuffle: "yes" }],
    ],
    unknown: [["playqueue", { ratingKey: 99_999_999 }]],
    foreign: [["playqueue", { ratingKey: "{hidden}" }]],
  },
  "GET playqueue/{id}": {
    sound: "playqueue/{queue}",
    bad: ["playqueue/last"],
    unknown: ["playqueue/99999999"],
    foreign: ["playqueue/{queue}"],
  },
  "POST playqueue/{id}/shuffle": {
    sound: "playqueue/{queue}/shuffle",
    bad: ["playqueue/last/shuffle"],
    unknown: ["playqueue/99999999/shuffle"],
    foreign: ["playqueue/{queue}/shuffle"],
  },
  "POST playqueue/{id}/next": {
    sound: ["playqueue/{queue}/next", undefined],
    bad: ["playqueue/last/next"],
    unknown: ["playqueue/99999999/next"],
    foreign: ["playqueue/{queue}/next"],
  },
};
