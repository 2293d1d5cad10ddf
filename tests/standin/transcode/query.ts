import type { Context } from "hono";
import type { Kind } from "./limits.ts";

/** What a client asks of `decision` or `start` (PROTOCOL §6.4). `offset` in seconds, bitrates in kbps. */
export type TranscodeQuery = {
  kind: Kind;
  session: string;
  ratingKey: string;
  /** -1: the server chooses the version, joins the parts. */
  mediaIndex: number;
  partIndex: number;
  protocol: string;
  context: "streaming" | "static";
  directPlay: boolean;
  directStream: boolean;
  directStreamAudio: boolean;
  hasMDE: boolean;
  offset: number;
  maxVideoBitrate?: number;
  videoResolution?: { width: number; height: number };
  musicBitrate?: number;
  audioChannelCount?: number;
  audioStreamID?: string;
  subtitles: string;
  advancedSubtitles?: string;
  secondsPerSegment?: number;
  platform: string;
  clientIdentifier: string;
  sessionIdentifier?: string;
  profileName?: string;
  profileExtra: string;
  /** Everything that must be the same on `start` as it was on `decision` (PROTOCOL §6.3). */
  core: string;
};

// Any other name, or none, and the real server answers a bare 400 (PROTOCOL §6.4, the platform trap).
const PLATFORMS = new Set([
  ...["Generic", "Chrome", "Firefox", "Safari", "Microsoft Edge", "Edge", "Opera", "Konvergo", "Chromecast"],
  ...["iOS", "tvOS", "Android", "Roku", "webOS", "Tizen", "Xbox One", "PlayStation 4", "PlayStation 5"],
]);

const CORE = [
  ...[
    "path",
    "mediaIndex",
    "partIndex",
    "protocol",
    "context",
    "directPlay",
    "directStream",
    "directStreamAudio",
  ],
  ...["subtitles", "advancedSubtitles", "maxVideoBitrate", "videoResolution", "videoQuality", "musicBitrate"],
  ...[
    "audioStreamID",
    "audioChannelCount",
    "secondsPerSegment",
    "X-Plex-Platform",
    "X-Plex-Client-Identifier",
  ],
  ...["X-Plex-Client-Profile-Name", "X-Plex-Client-Profile-Extra"],
];

/** Reads a parameter from the query or, for `X-Plex-*`, from a header of the same name (PROTOCOL §1.3). */
export function parameter(context: Context, name: string): string | undefined {
  const value =
    context.req.query(name) ?? (name.startsWith("X-Plex-") ? context.req.header(name) : undefined);
  return value === "" ? undefined : value;
}

/** Reads the whole question; `undefined` is the real server's 400: a parameter is missing, unknown or contradicts another. */
export function readQuery(context: Context): TranscodeQuery | undefined {
  const text = (name: string) => parameter(context, name);
  const number = (name: string) => {
    const value = Number(text(name));
    return text(name) !== undefined && Number.isFinite(value) ? value : undefined;
  };
  const flag = (name: string) => text(name) === "1";

  const session = text("session");
  const platform = text("X-Plex-Platform");
  const clientIdentifier = text("X-Plex-Client-Identifier");
  const ratingKey = /^(?:https?:\/\/[^/]+)?\/library\/metadata\/([^/?]+)$/.exec(text("path") ?? "")?.[1];
  if (!session || !/^[\w.~{}-]+$/.test(session) || !ratingKey || !clientIdentifier) return undefined;
  if (!platform || !PLATFORMS.has(platform)) return undefined;
  if (flag("directPlay") && text("subtitles") === "burn") return undefined;

  const size = /^(\d+)x(\d+)$/.exec(text("videoResolution") ?? "");
  return {
    kind: /^\/(music|audio)\//.test(context.req.path) ? "music" : "video",
    session,
    ratingKey,
    mediaIndex: number("mediaIndex") ?? -1,
    partIndex: number("partIndex") ?? -1,
    protocol: text("protocol") ?? "http",
    context: text("context") === "static" ? "static" : "streaming",
    directPlay: flag("directPlay"),
    directStream: flag("directStream"),
    directStreamAudio: flag("directStreamAudio"),
    hasMDE: flag("hasMDE"),
    offset: Math.max(0, number("offset") ?? 0),
    maxVideoBitrate: number("maxVideoBitrate"),
    videoResolution: size ? { width: Number(size[1]), height: Number(size[2]) } : undefined,
    musicBitrate: number("musicBitrate"),
    audioChannelCount: number("audioChannelCount"),
    audioStreamID: text("audioStreamID"),
    subtitles: text("subtitles") ?? "auto",
    advancedSubtitles: text("advancedSubtitles"),
    secondsPerSegment: number("secondsPerSegment"),
    platform,
    clientIdentifier,
    sessionIdentifier: text("X-Plex-Session-Identifier"),
    profileName: text("X-Plex-Client-Profile-Name"),
    profileExtra: text("X-Plex-Client-Profile-Extra") ?? "",
    core: JSON.stringify(CORE.map((name) => text(name) ?? "")),
  };
}
