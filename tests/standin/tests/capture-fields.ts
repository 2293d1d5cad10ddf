import { isJson, type Json } from "./visitor.ts";

const LISTED = ["ratingKey", "key", "type", "title", "addedAt"];
/** Fields at a place that PROTOCOL shows in every answer of that kind. */
export const always: [capture: RegExp, at: string, fields: string[], because: string][] = [
  [
    /_library\.json$/,
    "MediaContainer",
    ["size", "librarySectionID", "viewGroup", "title1", "title2"],
    "§3.5",
  ],
  [/_library\.json$|tv_(seasons|episodes)|metadata_\d/, "MediaContainer.Metadata[]", LISTED, "§3.5"],
  [
    /movie_library/,
    "MediaContainer.Metadata[].Media[]",
    ["id", "duration", "container", "videoResolution"],
    "§3.5",
  ],
  [
    /movie_library|metadata_1(08|3194|59637)/,
    "MediaContainer.Metadata[].Media[].Part[]",
    ["id", "key", "file", "size"],
    "§3.10",
  ],
  [
    /metadata_(108|13194|159637|1036)/,
    "MediaContainer.Metadata[].Media[].Part[].Stream[]",
    ["id", "streamType", "codec", "displayTitle"],
    "§3.10",
  ],
  [
    /tv_seasons/,
    "MediaContainer.Metadata[]",
    ["parentRatingKey", "index", "leafCount", "parentTitle"],
    "§3.5",
  ],
  [/tv_seasons/, "MediaContainer.Directory[]", ["key", "title", "leafCount", "viewedLeafCount"], "§3.11"],
  [
    /tv_episodes/,
    "MediaContainer",
    ["grandparentRatingKey", "grandparentTitle", "parentIndex", "key"],
    "§3.11",
  ],
  [
    /tv_episodes/,
    "MediaContainer.Metadata[]",
    ["grandparentRatingKey", "parentRatingKey", "index", "parentIndex"],
    "§3.5",
  ],
  [
    /providers_/,
    "MediaContainer",
    ["size", "friendlyName", "machineIdentifier", "version", "MediaProvider"],
    "§3.3",
  ],
  [
    /providers_/,
    "MediaContainer.MediaProvider[]",
    ["identifier", "title", "types", "protocols", "Feature"],
    "§3.3",
  ],
  [/timeline\.json/, "MediaContainer", ["playbackState", "size", "viewCount", "viewOffset"], "§5.1"],
  [
    /decision_|transcode\/(video|music)_(?!sessions)/,
    "MediaContainer",
    ["generalDecisionCode", "generalDecisionText", "resourceSession"],
    "§6.6",
  ],
  [
    /decision_|transcode\/(video|music)_(?!sessions)/,
    "MediaContainer.Metadata[].Media[]",
    ["id", "container", "bitrate", "selected"],
    "§6.6",
  ],
  [
    /decision_|transcode\/(video|music)_(?!sessions)/,
    "MediaContainer.Metadata[].Media[].Part[]",
    ["id", "decision", "selected", "Stream"],
    "§6.6",
  ],
  [
    /decision_|transcode\/(video|music)_(?!sessions)/,
    "MediaContainer.Metadata[].Media[].Part[].Stream[]",
    ["id", "streamType", "codec", "location"],
    "§6.6",
  ],
  [/_sessions\.json/, "MediaContainer", ["size"], "§8.4"],
  [
    /(video|music)_sessions/,
    "MediaContainer.TranscodeSession[]",
    ["key", "throttled", "complete", "progress", "speed", "duration", "protocol", "container"],
    "§8.4",
  ],
  [
    /pins_/,
    "",
    [
      "id",
      "code",
      "product",
      "trusted",
      "clientIdentifier",
      "expiresIn",
      "createdAt",
      "expiresAt",
      "authToken",
      "newRegistration",
    ],
    "§2.2",
  ],
  [
    /user_info/,
    "",
    [
      "id",
      "uuid",
      "username",
      "title",
      "email",
      "authToken",
      "subscription",
      "home",
      "restricted",
      "profile",
    ],
    "§2.5",
  ],
  [/user_info/, "subscription", ["active", "status", "features"], "§2.5"],
  [/resources/, "[]", ["name", "product", "provides", "clientIdentifier", "owned", "presence"], "§2.8"],
  [/resources/, "[].connections[]", ["protocol", "address", "port", "uri", "local", "relay", "IPv6"], "§2.8"],
];

/** Every place in a value and the JSON types seen there; `[]` stands for any row of a list. */
export function typesIn(
  value: unknown,
  at = "",
  found = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  found.set(at, (found.get(at) ?? new Set()).add(type));
  if (Array.isArray(value)) for (const row of value) typesIn(row, `${at}[]`, found);
  else if (isJson(value)) {
    for (const [name, inner] of Object.entries(value)) typesIn(inner, at ? `${at}.${name}` : name, found);
  }
  return found;
}

/** The objects at a place such as `MediaContainer.Metadata[]`. */
export function objectsAt(value: unknown, at: string): Json[] {
  if (Array.isArray(value)) return value.flatMap((row) => objectsAt(row, at.replace(/^\[\]\.?/, "")));
  if (!isJson(value)) return [];
  if (at === "") return [value];
  const [, name = "", rest = ""] = /^(\w+)((?:\[\])?\.?.*)$/.exec(at) ?? [];
  return objectsAt(value[name], rest.replace(/^\[\]/, "").replace(/^\./, ""));
}
