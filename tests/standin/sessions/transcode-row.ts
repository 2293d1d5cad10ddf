import type { TranscodeSessionInfo } from "../transcode/index.ts";

/** What only the stand-in knows of a conversion. */
const ours = new Set(["account", "ratingKey", "clientIdentifier", "sessionIdentifier", "pid", "bitrate"]);

/** A conversion as Plex tells it (PROTOCOL §8.4); `key` is its bare id in a list, and a path elsewhere. */
export function transcodeRow(info: TranscodeSessionInfo, key = info.key): Record<string, unknown> {
  const told = Object.entries(info).filter(([name]) => !ours.has(name));
  return { ...Object.fromEntries(told), key };
}
