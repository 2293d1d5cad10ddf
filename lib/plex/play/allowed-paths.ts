import { PlexError } from "../wire/errors";

/*
 * What the proxy and the image route may ask of a media server. Everything is matched on the decoded
 * path and encoded again, segment by segment: `new URL()` would collapse `%2e%2e` as well as `..`
 * (docs/decisions/006).
 */

/** Bytes to watch: files, subtitles, scrub pictures, and the transcoder's playlists and segments. */
const streamable = [
  /^library\/parts\/\d+\/\d+\/[^/]+$/,
  /^library\/parts\/\d+\/indexes\/sd(\/\d+)?$/,
  /^library\/streams\/\d+(\.[a-z0-9]+)?$/,
  /^video\/:\/transcode\/universal\/start\.m3u8$/,
  /^video\/:\/transcode\/universal\/session\/[\w-]+\/[\w-]+\/[\w-]+(\.[a-z0-9]+)?$/,
];

/** What may stand in the query of such a path; Marquee signs for the rest. */
const parameters = new Set([
  "path",
  "mediaIndex",
  "partIndex",
  "protocol",
  "hasMDE",
  "fastSeek",
  "copyts",
  "offset",
  "directPlay",
  "directStream",
  "directStreamAudio",
  "subtitles",
  "audioBoost",
  "mediaBufferSize",
  "autoAdjustQuality",
  "location",
  "session",
  "maxVideoBitrate",
  "videoResolution",
  "audioStreamID",
  "X-Plex-Session-Identifier",
  "X-Plex-Client-Profile-Name",
  "X-Plex-Client-Profile-Extra",
  "encoding",
  "format",
  "download",
  "interval",
]);

/** Pictures that belong to a server's library (PROTOCOL §7.1). */
const pictures = [
  /^library\/metadata\/\d+\/(thumb|art|poster|background|banner|clearLogo|squareArt)(\/\d+)?$/,
  /^library\/(collections|metadata|sections)\/\d+\/composite(\/\d+)?$/,
  /^playlists\/\d+\/composite(\/\d+)?$/,
  /^library\/media\/\d+\/chapterImages\/\d+$/,
  /^:\/resources\/[\w-]+\.(png|jpg)$/,
];

/** Where agents find portraits: at Plex and two catalogues. The media server fetches them (PROTOCOL §7.1, §7.2). */
const PORTRAITS =
  /^(https:\/\/metadata-static\.plex\.tv|https?:\/\/image\.tmdb\.org\/t\/p|https?:\/\/artworks\.thetvdb\.com\/banners)\/[\w/.-]+$/;
/** A composite is painted in the size that its address asks for (PROTOCOL §4.6). */
const COMPOSITE = /^(\/[\w/]+\/composite\/\d+)(\?(?:(?:width|height)=\d{1,4}&?){1,2})?$/;

/**
 * The upstream path for the segments of a proxy request.
 *
 * @param segments as Next hands them over: decoded, so a segment may hold a slash or worse
 * @throws PlexError `forbidden` for anything that isn't on the list
 */
export function streamPath(segments: string[]): string {
  return `/${allowed(segments, streamable).map(encodeSegment).join("/")}`;
}

/**
 * Where a server says that a file is: it says what it likes, and players follow it.
 *
 * @throws PlexError `bad_reply` for a place where the proxy doesn't read
 */
export function filePath(key: string): string {
  try {
    return streamPath(key.replace(/^\//, "").split("/").map(decodeURIComponent));
  } catch (cause) {
    throw new PlexError("bad_reply", { cause });
  }
}

/** The part of a query that goes upstream. @throws PlexError `forbidden` for a parameter not on the list */
export function streamQuery(search: URLSearchParams): URLSearchParams {
  for (const name of search.keys()) if (!parameters.has(name)) throw new PlexError("forbidden");
  return search;
}

/**
 * A picture's address as the photo transcoder takes it.
 *
 * @param address server-relative path, a portrait's address, or another one elsewhere
 * @param isNamed whether the server itself named that one
 * @throws PlexError `forbidden` for anything else
 */
export function picturePath(address: string, isNamed: (address: string) => boolean = () => false): string {
  if (PORTRAITS.test(address) && !address.includes("..")) return address;
  if (/^https?:/i.test(address) && isNamed(address)) return address;
  if (!address.startsWith("/")) throw new PlexError("forbidden");
  const [, path = address, size = ""] = COMPOSITE.exec(address) ?? [];
  return `/${allowed(path.slice(1).split("/"), pictures).map(encodeSegment).join("/")}${size}`;
}

function allowed(segments: string[], patterns: RegExp[]): string[] {
  const path = segments.join("/");
  const plain = segments.every((one) => one !== "" && one !== "." && one !== ".." && isPlain(one));
  if (!plain || !patterns.some((pattern) => pattern.test(path))) throw new PlexError("forbidden");
  return segments;
}

/** No slash or backslash inside a segment, no control character, nothing left that decodes once more. */
const isPlain = (segment: string) => !/[/\\%\p{Cc}]/u.test(segment);

/** The `:` of `/video/:/transcode` is Plex's own and stays. */
const encodeSegment = (segment: string) => encodeURIComponent(segment).replaceAll("%3A", ":");
