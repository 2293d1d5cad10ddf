import { levels } from "../catalog/kinds.ts";
import type { Item, ItemType, Section, Tag } from "../catalog/types.ts";
import { itemsIn, sectionsOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";

type Hit<T> = { of: T; score: number };
export type TagHit = Hit<Tag> & { section: Section; count: number };

/** Seasons aren't found by name: they are all called alike. */
const searched = new Set<ItemType>([
  "movie",
  "show",
  "episode",
  "artist",
  "album",
  "track",
  "photoalbum",
  "photo",
]);
/** Titles in plain words, each with a space before it, so that " word" finds the start of a word. */
const texts = new WeakMap<readonly Item[], { item: Item; titles: string[] }[]>();

/** Items whose title has every word of the query at the start of a word, the best first; score 0 to 1. */
export function searchItems(server: PlexServer, account: Account, query: string): Hit<Item>[] {
  const wanted = plain(query);
  const words = wordsOf(wanted);
  const hits: Hit<Item>[] = [];
  for (const section of sectionsOf(server, account)) {
    for (const type of levels[section.type].filter((each) => searched.has(each))) {
      for (const { item, titles } of textsOf(itemsIn(server, section, type))) {
        let best = 0;
        for (const title of titles) best = Math.max(best, scoreOf(title, wanted, words));
        if (best > 0) hits.push({ of: item, score: best });
      }
    }
  }
  return hits.toSorted((a, b) => b.score - a.score);
}

/** Titles as they are searched, found once per list. */
function textsOf(items: readonly Item[]): { item: Item; titles: string[] }[] {
  const known = texts.get(items);
  if (known) return known;
  const made = items.map((item) => {
    const titles = item.originalTitle === undefined ? [item.title] : [item.title, item.originalTitle];
    return { item, titles: titles.map((title) => ` ${plain(title)}`) };
  });
  texts.set(items, made);
  return made;
}

/** Makes the first search as quick as the others. */
export function prepareSearch(server: PlexServer): void {
  for (const section of server.catalogue.sections)
    for (const type of levels[section.type]) textsOf(itemsIn(server, section, type));
}

/** People, collections and genres by name, once per section they appear in (PROTOCOL §4.4). */
export function searchTags(server: PlexServer, account: Account, query: string, kind: Tag["kind"]): TagHit[] {
  const wanted = plain(query);
  const matching = server.catalogue.tags.flatMap((tag) => {
    const score = tag.kind === kind ? scoreOf(` ${plain(tag.tag)}`, wanted, wordsOf(wanted)) : 0;
    return score > 0 ? [{ tag, score }] : [];
  });
  if (matching.length === 0) return [];
  return sectionsOf(server, account).flatMap((section) => {
    const all = itemsIn(server, section, levels[section.type][0]);
    return matching.flatMap(({ tag, score }) => {
      let count = 0;
      for (const item of all) if (bears(item, tag)) count++;
      return count > 0 ? { of: tag, score, section, count } : [];
    });
  });
}

function bears(item: Item, tag: Tag): boolean {
  switch (tag.kind) {
    case "actor":
      return item.roles.some((role) => role.tag === tag);
    case "director":
      return item.directors.includes(tag);
    case "collection":
      return item.collections.includes(tag);
    default:
      return item.genres.includes(tag);
  }
}

function wordsOf(wanted: string): string[] {
  return wanted.split(" ").map((word) => ` ${word}`);
}

/** `text` and `words` begin with a space each. */
function scoreOf(text: string, wanted: string, words: readonly string[]): number {
  if (!wanted) return 0;
  for (const word of words) if (!text.includes(word)) return 0;
  if (!text.startsWith(wanted, 1)) return 0.5 + 0.3 * Math.min(1, wanted.length / (text.length - 1));
  return text.length - 1 === wanted.length ? 1 : 0.9;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
