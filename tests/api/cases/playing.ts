import type { Cases, Row } from "./row.ts";

const noTracks = { ratingKey: "1", subtitleStreamID: "0" };

const ticket: Row = {
  sound: "{ticket}",
  bad: ["{ticket}?x-plex-token=mine"],
  unknown: "a ticket that isn't good is refused: tests/api/tickets.test.ts",
  foreign: "who has the link may play",
  // It names its server itself.
  plex: false,
  forAll: "players keep no cookies",
};

export const playing: Cases = {
  "POST transcode/decision": {
    sound: ["transcode/decision", { ratingKey: "2", maxVideoBitrate: 2000 }],
    bad: [
      ["transcode/decision", {}],
      ["transcode/decision", { ratingKey: "1", maxVideoBitrate: 1e12 }],
    ],
    unknown: [["transcode/decision", { ratingKey: "99999999" }]],
    foreign: [["transcode/decision", { ratingKey: "{hidden}" }]],
  },
  "GET stream/{ratingKey}": {
    sound: "stream/1",
    bad: ["stream/abc", "stream/1?offset=-5", "stream/1?maxVideoBitrate=fast"],
    unknown: ["stream/99999999"],
    foreign: ["stream/{hidden}"],
  },
  "GET proxy/{path}": {
    sound: "proxy/{file}",
    bad: ["proxy/library/parts/1/1/file.mp4?x-plex-token=mine"],
    unknown: ["proxy/library/parts/99999999/1/file.mp4"],
    foreign: ["proxy/{hiddenFile}", { call: "proxy/status/sessions", status: 403 }],
  },
  "HEAD proxy/{path}": {
    sound: "proxy/{file}",
    bad: ["proxy/library/parts/1/1/file.mp4?x-plex-token=mine"],
    unknown: ["proxy/library/parts/99999999/1/file.mp4"],
    foreign: ["proxy/{hiddenFile}"],
  },
  "POST parts/{id}": {
    sound: ["parts/{part}", noTracks],
    bad: [
      ["parts/abc", noTracks],
      ["parts/1", { subtitleStreamID: "0" }],
      ["parts/1", { ratingKey: "1" }],
      ["parts/1", { ratingKey: "1", audioStreamID: 0 }],
      ["parts/1", { ratingKey: "1", audioStreamID: "English" }],
    ],
    unknown: [
      ["parts/99999999", noTracks],
      ["parts/1", { ...noTracks, ratingKey: "99999999" }],
    ],
    foreign: [["parts/{hiddenPart}", { ...noTracks, ratingKey: "{hidden}" }]],
  },
  "GET subtitles/{streamId}": {
    sound: "subtitles/{subtitle}",
    bad: ["subtitles/4.srt"],
    unknown: ["subtitles/99999999"],
    foreign: "the files that Demo Friend doesn't see have no subtitles beside them",
  },
  "GET previews/{partId}": {
    sound: "previews/{part}",
    bad: ["previews/abc", "previews/1?at=-1", "previews/1?at=soon"],
    unknown: ["previews/99999999", "previews/99999999?at=0"],
    foreign: ["previews/{hiddenPart}", "previews/{hiddenPart}?at=0"],
  },
  "GET images": {
    sound: "images?path=/library/metadata/1/thumb/1&width=100&height=150",
    bad: ["images", "images?path=/library/metadata/1/thumb/1&width=100000"],
    unknown: ["images?path=/library/metadata/99999999/thumb/1"],
    foreign: ["images?path=/library/metadata/{hidden}/thumb/1"],
  },
  "POST stream/{ratingKey}/ticket": {
    sound: ["stream/1/ticket", {}],
    bad: [
      ["stream/abc/ticket", {}],
      ["stream/1/ticket", { expiresInSeconds: 0 }],
      ["stream/1/ticket", { expiresInSeconds: 24 * 60 * 60 + 1 }],
      ["stream/1/ticket", { maxVideoBitrate: "fast" }],
    ],
    unknown: [["stream/99999999/ticket", {}]],
    foreign: [["stream/{hidden}/ticket", {}]],
  },
  "GET tickets/{ticket}/{path}": ticket,
  "HEAD tickets/{ticket}/{path}": ticket,
};
