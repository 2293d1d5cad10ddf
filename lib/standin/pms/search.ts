import type { Item, Section, Tag } from "../catalog/types.ts";
import { sectionsOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";

export type Hit<T> = { of: T; score: number };
export type TagHit = Hit<Tag> & { section: Section; count: number };

/** Items whose title has every word of the query at the start of a word, the best first; score 0 to 1. */
export function searchItems(server: PlexServer, account: Account, query: string): Hit<Item>[] {
  const visible = new Set(sectionsOf(server, account).map((section) => section.id));
  return [...server.catalogue.items.values()]
    .filter((item) => visible.has(item.sectionId) && item.type !== "clip" && item.type !== "season")
    .flatMap((item) => {
      const score = Math.max(scoreOf(item.title, query), scoreOf(item.originalTitle ?? "", query));
      return score > 0 ? { of: item, score } : [];
    })
    .toSorted((a, b) => b.score - a.score);
}

/** People and collections by name, once per section they appear in (PROTOCOL §4.4). */
export function searchTags(server: PlexServer, account: Account, query: string, kind: Tag["kind"]): TagHit[] {
  const matching = server.catalogue.tags.flatMap((tag) => {
    const score = tag.kind === kind ? scoreOf(tag.tag, query) : 0;
    return score > 0 ? [{ tag, score }] : [];
  });
  return sectionsOf(server, account).flatMap((section) =>
    matching.flatMap(({ tag, score }) => {
      const count = [...server.catalogue.items.values()].filter(
        (item) =>
          item.sectionId === section.id &&
          (item.type === "movie" || item.type === "show") &&
          bears(item, tag),
      ).length;
      return count > 0 ? { of: tag, score, section, count } : [];
    }),
  );
}

function bears(item: Item, tag: Tag): boolean {
  if (tag.kind === "actor") return item.roles.some((role) => role.tag === tag);
  return item.directors.includes(tag) || item.collections.includes(tag);
}

function scoreOf(title: string, query: string): number {
  const text = plain(title);
  const wanted = plain(query);
  if (!text || !wanted) return 0;
  if (text === wanted) return 1;
  if (text.startsWith(wanted)) return 0.9;
  const words = text.split(" ");
  const all = wanted.split(" ").every((word) => words.some((each) => each.startsWith(word)));
  return all ? 0.5 + 0.3 * Math.min(1, wanted.length / text.length) : 0;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
