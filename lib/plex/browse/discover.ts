import { z } from "zod";
import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Item, item, listing } from "../schemas/item";
import { list, text } from "../schemas/scalars";
import { isPlexError, PlexError } from "../wire/errors";
import { path, type Query } from "../wire/target";
import { featurePath } from "./features";
import { withoutHidden } from "./hidden";

const hubs = z.looseObject({ Hub: list(z.looseObject({ hubIdentifier: text, Metadata: list(item) })) });

/** Rows on home are never cut at Plex's own 20 without a word: this many are asked for. */
const ROW = 50;
const firstRow = { "X-Plex-Container-Start": 0, "X-Plex-Container-Size": ROW };

/** What this person left half-watched, and the next episodes, newest first (PROTOCOL §4.2). */
export function continueWatching(plex: Plex): Promise<Item[]> {
  return homeRow(plex, "watching", { row: "continue" }, [
    () => rows(plex, "/hubs/continueWatching/items"),
    async () => hubRows(plex, await featurePath(plex, "continuewatching")),
    () => hubRows(plex, "/hubs", "home.continue,home.ondeck"),
  ]);
}

/** What is next: begun items and the next episode of each show being watched (PROTOCOL §4.2). */
export function onDeck(plex: Plex): Promise<Item[]> {
  return homeRow(plex, "watching", { row: "ondeck" }, [
    () => rows(plex, "/library/onDeck"),
    () => hubRows(plex, "/hubs", "home.ondeck,home.continue"),
  ]);
}

/** What was added last, on the whole server or in one library (PROTOCOL §3.8, §3.13). */
export function recentlyAdded(plex: Plex, libraryId?: string): Promise<Item[]> {
  if (libraryId) {
    return read(plex, "recent", { asked: { libraryId } }, () =>
      firstKnown([
        () => rows(plex, path`/library/sections/${libraryId}/recentlyAdded`),
        () => rows(plex, path`/library/sections/${libraryId}/all`, { sort: "addedAt:desc" }),
      ]),
    );
  }
  return homeRow(plex, "recent", {}, [
    () => rows(plex, "/library/recentlyAdded"),
    async () => newest(await hubRows(plex, await featurePath(plex, "promoted"), undefined, /recent/i)),
    async () => newest(await hubRows(plex, "/hubs", RECENT)),
  ]);
}

/** The rows of Home that tell what is new, one for each kind of library. */
const RECENT =
  "home.movies.recent,home.television.recent,home.videos.recent,home.music.recent,home.photos.recent";

/**
 * A row of Home, without what its owner hides there; an empty one where the server has none. The first way is known by
 * every server that was seen, but described by nobody: the others are for one that doesn't know it (PROTOCOL §3.3).
 */
async function homeRow(plex: Plex, kind: "watching" | "recent", asked: object, ways: Way[]): Promise<Item[]> {
  const none: Way = async () => [];
  return withoutHidden(plex, "home", await read(plex, kind, { asked }, () => firstKnown([...ways, none])));
}

type Way = () => Promise<Item[]>;

/** What the first way that the server knows leads to. @throws PlexError `not_found` where it knows none */
async function firstKnown([way, ...others]: Way[]): Promise<Item[]> {
  if (!way) throw new PlexError("not_found");
  try {
    return await way();
  } catch (error) {
    if (others.length > 0 && isPlexError(error, "not_found")) return firstKnown(others);
    throw error;
  }
}

const newest = (items: Item[]) => items.toSorted((a, b) => (b.addedAt ?? 0) - (a.addedAt ?? 0)).slice(0, ROW);

/**
 * What stands in the hubs that a path answers, each item once, and one episode of a show.
 *
 * @param identifier which hubs, by commas
 * @param named only hubs whose identifier is like this
 * @throws PlexError `not_found`, also without a path
 */
async function hubRows(
  plex: Plex,
  from: string | undefined,
  identifier?: string,
  named = /./,
): Promise<Item[]> {
  if (from === undefined) throw new PlexError("not_found");
  const { Hub } = await ask(plex, { path: from, query: { identifier, count: ROW } }, hubs);
  const items = Hub.filter((hub) => named.test(hub.hubIdentifier ?? "")).flatMap((hub) => hub.Metadata);
  const seen = new Set<string>();
  return items.filter((item) => {
    const subject = item.grandparentRatingKey ?? item.ratingKey;
    return !seen.has(subject) && seen.add(subject);
  });
}

/**
 * Titles that match, best kinds first as Plex ranks them. One letter finds nothing, so Plex isn't asked
 * (PROTOCOL §4.4).
 *
 * @param limit items per kind, 1–100
 * @param type only this kind: `movie`, `show`, `episode` …
 */
export async function search(
  plex: Plex,
  query: string,
  options: { limit: number; type?: string },
): Promise<Item[]> {
  const words = query.trim();
  if (words.length < 2) return [];
  const { limit, type } = options;
  const items = await read(plex, "search", { asked: { words, limit, type } }, async () => {
    const found = await ask(plex, { path: "/hubs/search", query: { query: words, limit } }, hubs);
    return found.Hub.flatMap((hub) => hub.Metadata);
  });
  const seen = await withoutHidden(plex, "search", items);
  return type ? seen.filter((one) => one.type === type) : seen;
}

async function rows(plex: Plex, from: string, more: Query = {}): Promise<Item[]> {
  const { Metadata } = await ask(plex, { path: from, query: { ...firstRow, ...more } }, listing);
  return Metadata;
}
