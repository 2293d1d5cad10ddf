import { z } from "zod";
import { ask } from "../ask/ask";
import type { Plex } from "../plex";
import { path } from "../wire/target";
import { read } from "../cache/read";
import { item, type Item, listing } from "../schemas/item";
import { list } from "../schemas/scalars";

const hubs = z.looseObject({ Hub: list(z.looseObject({ Metadata: list(item) })) });

/** Rows on home are never cut at Plex's own 20 without a word: this many are asked for. */
const ROW = 50;
const firstRow = { "X-Plex-Container-Start": 0, "X-Plex-Container-Size": ROW };

/** What this person left half-watched, and the next episodes, newest first (PROTOCOL §4.2). */
export function continueWatching(plex: Plex): Promise<Item[]> {
  return read(plex, "watching", { asked: { row: "continue" } }, () =>
    rows(plex, "/hubs/continueWatching/items"),
  );
}

/** What is next: begun items and the next episode of each show being watched (PROTOCOL §4.2). */
export function onDeck(plex: Plex): Promise<Item[]> {
  return read(plex, "watching", { asked: { row: "ondeck" } }, () => rows(plex, "/library/onDeck"));
}

/** What was added last, on the whole server or in one library (PROTOCOL §3.8, §3.13). */
export function recentlyAdded(plex: Plex, libraryId?: string): Promise<Item[]> {
  return read(plex, "recent", { asked: { libraryId } }, () =>
    rows(plex, libraryId ? path`/library/sections/${libraryId}/recentlyAdded` : "/library/recentlyAdded"),
  );
}

/**
 * Titles that match, best kinds first as Plex ranks them. One letter finds nothing, so Plex isn't asked
 * (PROTOCOL §4.4).
 *
 * @param limit items per kind, 1–100
 * @param type only this kind: `movie`, `show`, `episode` …
 */
export function search(
  plex: Plex,
  query: string,
  options: { limit: number; type?: string },
): Promise<Item[]> {
  const words = query.trim();
  if (words.length < 2) return Promise.resolve([]);
  const { limit, type } = options;
  return read(plex, "search", { asked: { words, limit, type } }, async () => {
    const found = await ask(plex, { path: "/hubs/search", query: { query: words, limit } }, hubs);
    const items = found.Hub.flatMap((hub) => hub.Metadata);
    return type ? items.filter((one) => one.type === type) : items;
  });
}

async function rows(plex: Plex, from: string): Promise<Item[]> {
  const { Metadata } = await ask(plex, { path: from, query: firstRow }, listing);
  return Metadata;
}
