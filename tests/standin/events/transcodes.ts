import { transcodeRow } from "../sessions/transcode-row.ts";
import type { TranscodeSessionInfo } from "../transcode/index.ts";
import type { Feed } from "./feed.ts";
import { transcodeMessage } from "./messages.ts";

/** Between two looks, ms. */
const lookMs = 500;

/**
 * Tells of conversions while somebody listens: what began, what moved on, what is gone. It looks instead of being
 * told, so that a session that was stopped, reaped or replaced is noticed in the same way. Returns what ends it.
 */
export function followTranscodes(feed: Feed, sessions: () => TranscodeSessionInfo[]): () => void {
  const byKey = () => new Map(sessions().map((info) => [info.key, info]));
  const tell = (what: "start" | "update" | "end", info: TranscodeSessionInfo) =>
    feed.publish(transcodeMessage(what, transcodeRow(info), Number(info.account)));
  let before = byKey();
  const look = () => {
    const now = byKey();
    for (const [key, info] of before) if (!now.has(key)) tell("end", info);
    for (const [key, info] of now) {
      const known = before.get(key);
      if (!known) tell("start", info);
      else if (known.progress !== info.progress || known.throttled !== info.throttled) tell("update", info);
    }
    before = now;
  };
  const timer = setInterval(look, lookMs);
  return () => clearInterval(timer);
}
