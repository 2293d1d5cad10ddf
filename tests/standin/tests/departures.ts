export { type Difference, differences } from "./recorded-departures.ts";

/** Where real Plex answers otherwise than its official description says, and the stand-in with it. */
export type Departure = {
  /** `GET /path` as the description names it, or `*` for all. */
  operation: string;
  /** The place in the answer, lists as `*`; for `status` and `content` the status or content type that came. */
  at: string | RegExp;
  /** The schema keyword that fails, or `status` or `content`. */
  keyword: string;
  because: string;
};

const DECISION = "GET /{transcodeType}/:/transcode/universal/decision";
const STRINGS = /\/(Media|Part|Stream|Genre|Country|Director|Writer|Role|Collection)\/\*\/id$/;

export const departures: Departure[] = [
  {
    ...{ operation: "*", at: /\/Media\/\*\/optimizedForStreaming$/, keyword: "type" },
    because: "PROTOCOL §3.10: true or 1, and 1 in the captured library",
  },
  {
    ...{ operation: "GET /library/sections/all", at: "/MediaContainer/Directory/*/hidden", keyword: "type" },
    because: "PROTOCOL §3.4: 0, 1 or 2",
  },
  {
    ...{ operation: "*", at: /\/Guid\/\*\/id$/, keyword: "type" },
    because: "PROTOCOL §3.9: an address such as imdb://tt1254207",
  },
  {
    ...{
      operation: "GET /library/sections/{sectionId}/composite/{updatedAt}",
      at: "image/jpeg",
      keyword: "content",
    },
    because: "PROTOCOL §7.1: a composite is a picture",
  },
  {
    ...{ operation: "GET /library/metadata/{ids}/subtitles", at: "application/json", keyword: "content" },
    because: "PROTOCOL §6.9 and §11: GET searches, it doesn't add",
  },
  {
    ...{
      operation: "PUT /library/collections/{collectionId}/items/{itemId}",
      at: "text/html",
      keyword: "content",
    },
    because: "PROTOCOL §9.1: an action's success is an empty page",
  },
  {
    ...{ operation: "PUT /playlists/{playlistId}", at: "200", keyword: "status" },
    because: "PROTOCOL §4.5: an empty 200",
  },
  {
    ...{ operation: "*", at: "/MediaContainer/playQueueSelectedMetadataItemID", keyword: "type" },
    because: "PROTOCOL §4.7: a string in the captured queue, where other ids are numbers",
  },
  {
    ...{ operation: "GET /:/websocket/notifications", at: "101", keyword: "status" },
    because: "PROTOCOL §8.1: a WebSocket",
  },
  {
    ...{ operation: DECISION, at: STRINGS, keyword: "type" },
    because: "PROTOCOL §1.7: ids are strings in converted XML",
  },
  {
    ...{ operation: "GET /status/sessions", at: STRINGS, keyword: "type" },
    because: "PROTOCOL §1.7: ids are strings in converted XML",
  },
  {
    ...{ operation: "GET /status/sessions", at: /\/aspectRatio$/, keyword: "type" },
    because: "PROTOCOL §1.7: aspectRatio is a string in converted XML",
  },
  {
    ...{ operation: "GET /:/eventsource/notifications", at: "text/event-stream", keyword: "content" },
    because: "PROTOCOL §8.1: events, and an EventSource takes no other type",
  },
];
