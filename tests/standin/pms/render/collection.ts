import { hexOf } from "../../catalog/seeded.ts";
import type { Item } from "../../catalog/types.ts";
import type { Collection } from "../../world/lists.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { itemsAt } from "../uri.ts";

/** The collections of a library by title. */
export function collectionsIn(server: PlexServer, sectionId: number): Collection[] {
  return [...server.lists.collections.values()]
    .filter((each) => each.sectionId === sectionId)
    .toSorted((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
}

/** What is in a collection, by release, by title or as arranged. */
export function membersOf(server: PlexServer, account: Account, collection: Collection): Item[] {
  if (collection.smart !== undefined) return itemsAt(server, account, collection.smart) ?? [];
  const items = collection.members.flatMap((key) => server.catalogue.items.get(key) ?? []);
  const by = (value: (item: Item) => string) => items.toSorted((a, b) => (value(a) < value(b) ? -1 : 1));
  if (collection.sort === 0) return by((item) => item.originallyAvailableAt ?? "9999");
  return collection.sort === 1 ? by((item) => item.titleSort.toLowerCase()) : items;
}

/** A collection as an item; counts and years are text here, as captured (PROTOCOL §3.5, §4.6). */
export function collectionRow(server: PlexServer, collection: Collection) {
  const { ratingKey, sectionId, title, updatedAt } = collection;
  const section = server.catalogue.sections.find((each) => each.id === sectionId);
  const years = collection.members.flatMap((key) => server.catalogue.items.get(key)?.year ?? []);
  const range =
    years.length > 0 ? { maxYear: `${Math.max(...years)}`, minYear: `${Math.min(...years)}` } : {};
  return {
    ratingKey,
    key: `/library/collections/${ratingKey}/children`,
    guid: guidOf(collection),
    type: "collection",
    title,
    librarySectionTitle: section?.title,
    librarySectionID: sectionId,
    librarySectionKey: `/library/sections/${sectionId}`,
    subtype: collection.subtype,
    contentRating: collection.members.flatMap(
      (key) => server.catalogue.items.get(key)?.contentRating ?? [],
    )[0],
    summary: collection.summary,
    index: collection.tag.id,
    ratingCount: collection.members.length,
    smart: collection.smart === undefined ? undefined : true,
    content: collection.smart,
    collectionMode: collection.mode === -1 ? undefined : String(collection.mode),
    collectionSort: collection.sort === 0 ? undefined : String(collection.sort),
    // Path and query together are the address (PROTOCOL §4.6).
    thumb: `/library/collections/${ratingKey}/composite/${updatedAt}?width=400&height=600`,
    addedAt: collection.addedAt,
    updatedAt,
    childCount: String(collection.members.length),
    ...range,
  };
}

export function guidOf({ sectionId, title }: Collection): string {
  return `collection://${hexOf(`${sectionId}:${title}`, 8)}-8a08-4ee0-bc22-${hexOf(title, 12)}`;
}
