import type { Hono } from "hono";
import { transcodeRoutes } from "../transcode/index.ts";
import { itemFor } from "../world/library.ts";
import type { Pms } from "./env.ts";
import { detailed } from "./render/item.ts";
import { streamsOf } from "./render/media.ts";

const sessionPath = /^\/(?:video|music|audio)\/:\/transcode\/universal\/session\/([^/]+)\//;

export type Transcoder = {
  app: Hono;
  /** Whether this path belongs to a running session, whose id then stands in for a token. */
  opens(path: string): boolean;
  sessions: ReturnType<typeof transcodeRoutes>["sessions"];
  /** Ends every session and its ffmpeg. */
  close(): Promise<void>;
};

/** The server's universal transcoder; `dir` takes its segments. */
export function transcoderFor({ server, world }: Pms, dir: string): Transcoder {
  const routes = transcodeRoutes({
    dir,
    findItem(accountId, ratingKey) {
      const account = world.accounts.get(Number(accountId));
      const item = account && itemFor(server, account, ratingKey);
      if (!account || !item) return undefined;
      // A file's own tracks, and the subtitles that somebody has fetched for it since.
      const files = item.media.map(({ parts }) =>
        parts.map((part) => ({ ...part.file, streams: streamsOf(server, part) })),
      );
      const section = server.catalogue.sections.find((each) => each.id === item.sectionId);
      return { item: { ...detailed(server, account, item), librarySectionUUID: section?.uuid }, files };
    },
    // Only segments come without an account, and they are not asked whose they are.
    accountOf: (context) => String(context.get("account")?.id ?? ""),
  });
  return {
    ...routes,
    opens(path) {
      const id = sessionPath.exec(path)?.[1];
      return id !== undefined && routes.sessions().some((session) => session.key === id);
    },
  };
}
