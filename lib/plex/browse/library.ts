import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Item, type Listing, listing } from "../schemas/item";
import { type Library, libraryList } from "../schemas/server";
import { PlexError } from "../wire/errors";
import { path } from "../wire/target";

/** One page of a library: `sort` and `filters` are Plex's own words (PROTOCOL §3.5, §3.7). */
type PageRequest = {
  offset: number;
  limit: number;
  sort?: string;
  type?: number;
  filters?: [field: string, value: string][];
};

type ItemParts = {
  includeExtras?: boolean;
  includeMarkers?: boolean;
  includeChapters?: boolean;
  includeChildren?: boolean;
};

/** The libraries this person may see (PROTOCOL §3.4). */
export function libraries(plex: Plex): Promise<Library[]> {
  return read(plex, "libraries", {}, async () => {
    const { Directory } = await ask(plex, { path: "/library/sections" }, libraryList);
    return Directory;
  });
}

/** One page of a library. `totalSize` counts the whole of what was asked for. */
export function libraryPage(plex: Plex, libraryId: string, page: PageRequest): Promise<Listing> {
  const { offset, limit, sort, type, filters = [] } = page;
  return read(plex, "libraryPage", { of: libraryId, asked: page }, () => {
    const query = new URLSearchParams(filters);
    if (sort) query.set("sort", sort);
    if (type) query.set("type", String(type));
    // Both, always: a size without a start is ignored (PROTOCOL §1.6).
    query.set("X-Plex-Container-Start", String(offset));
    query.set("X-Plex-Container-Size", String(limit));
    return ask(plex, { path: path`/library/sections/${libraryId}/all`, query }, listing);
  });
}

/**
 * One item in full. Parts that cost Plex work are only there when asked for (PROTOCOL §3.9).
 *
 * @throws PlexError `not_found`
 */
export function metadata(plex: Plex, ratingKey: string, parts: ItemParts = {}): Promise<Item> {
  return read(plex, "item", { of: ratingKey, asked: parts }, async () => {
    const found = await ask(plex, { path: path`/library/metadata/${ratingKey}`, query: parts }, listing);
    const [item] = found.Metadata;
    if (!item) throw new PlexError("not_found");
    return item;
  });
}

/** The seasons of a show or the episodes of a season, without Plex's extra "All episodes" row. */
export function children(plex: Plex, ratingKey: string): Promise<Item[]> {
  return read(plex, "children", { of: ratingKey }, async () => {
    const query = { excludeAllLeaves: true };
    const found = await ask(plex, { path: path`/library/metadata/${ratingKey}/children`, query }, listing);
    return found.Metadata;
  });
}
