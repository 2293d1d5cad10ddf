import type { Plex } from "../plex";

/** Whose entry, and of which server; at Plex itself it is `plex.tv`, which no server can be called. */
export type Whose = Pick<Plex, "userId" | "serverId" | "language">;

/** On every entry: forgotten when it isn't known what a server said meanwhile. */
export const EVERYTHING = "everything";

/** The names of these tags in the cache: each person's own, and each server's. */
export const prefixed = (plex: Whose, tags: string[]) =>
  tags.map((tag) => `plex:${plex.userId}:${plex.serverId}:${tag}`);
