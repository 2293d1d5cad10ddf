import type { Item, Tag } from "../catalog/types.ts";
import type { Collection } from "./lists.ts";
import type { PlexServer } from "./types.ts";

type Wanted = Pick<Collection, "sectionId" | "title" | "subtype" | "smart"> & { members: string[] };

/** Makes a collection and tags its members. A second one of the same name shares the tag. */
export function addCollection(server: PlexServer, wanted: Wanted, at = Date.now() / 1000): Collection {
  const { lists, catalogue } = server;
  const now = Math.floor(at);
  const collection: Collection = {
    ...wanted,
    members: [],
    ratingKey: String(lists.nextKey++),
    summary: "",
    tag: catalogue.tags.find((tag) => tag.kind === "collection" && tag.tag === wanted.title) ?? newTag(),
    mode: -1,
    sort: 0,
    addedAt: now,
    updatedAt: now,
  };
  lists.collections.set(collection.ratingKey, collection);
  addMembers(server, collection, wanted.members);
  return collection;

  function newTag(): Tag {
    const id = Math.max(0, ...catalogue.tags.map((tag) => tag.id)) + 1;
    const tag: Tag = { id, kind: "collection", tag: wanted.title };
    catalogue.tags.push(tag);
    lists.tagsMade.push(tag);
    return tag;
  }
}

/** Adds items at the end; those that are in it stay where they are. */
export function addMembers(server: PlexServer, collection: Collection, ratingKeys: readonly string[]): void {
  for (const key of ratingKeys) {
    if (collection.members.includes(key)) continue;
    collection.members.push(key);
    retag(server, key, (tags) => (tags.includes(collection.tag) ? tags : [...tags, collection.tag]));
  }
}

/** Returns false when the item isn't in it. */
export function removeMember(server: PlexServer, collection: Collection, ratingKey: string): boolean {
  if (!collection.members.includes(ratingKey)) return false;
  collection.members = collection.members.filter((key) => key !== ratingKey);
  retag(server, ratingKey, (tags) => tags.filter((tag) => tag !== collection.tag));
  return true;
}

export function removeCollection(server: PlexServer, collection: Collection): void {
  for (const key of [...collection.members]) removeMember(server, collection, key);
  server.lists.collections.delete(collection.ratingKey);
}

function retag(server: PlexServer, ratingKey: string, change: (tags: Tag[]) => Tag[]): void {
  const item: Item | undefined = server.catalogue.items.get(ratingKey);
  if (!item) return;
  const { tagsBefore } = server.lists;
  if (!tagsBefore.has(item)) tagsBefore.set(item, item.collections);
  item.collections = change(item.collections);
}
