import { hexOf } from "../catalog/seeded.ts";
import type { Catalogue, Item, Media, Section } from "../catalog/types.ts";
import type { PlexServer } from "../world/types.ts";
import { libraryUpdateMessage, timelineMessage } from "./messages.ts";
import { markScanning } from "./scan.ts";

/** What may be changed about an item: what an administrator could type, and when it says it was. */
export type ItemEdit = Partial<
  Pick<Item, "title" | "titleSort" | "summary" | "tagline" | "year" | "contentRating" | "rating" | "addedAt">
>;

const originals = new WeakMap<PlexServer, Catalogue>();

/**
 * Adds a film, episode or clip like the one given, under a new ratingKey and with the same file, and tells of it.
 * The newcomer is the newest of its library.
 */
export function addItem(server: PlexServer, like: Item, edit: ItemEdit): Item {
  const catalogue = changed(server, like.sectionId);
  let highest = 0;
  for (const key of catalogue.items.keys()) highest = Math.max(highest, Number(key));
  const ratingKey = String(highest + 1);
  const now = Math.floor(Date.now() / 1000);
  const kind = like.type === "movie" ? "movie" : "episode";
  const item: Item = {
    ...like,
    ratingKey,
    guid: `plex://${kind}/${hexOf(`added:${ratingKey}`, 24)}`,
    guids: [],
    slug: undefined,
    index: like.index === undefined ? undefined : siblings(catalogue, like).length + 1,
    media: like.media.map((media, n) => renumbered(media, Number(ratingKey) * 100 + n * 10)),
    extras: [],
    addedAt: now,
    updatedAt: now,
    ...edit,
    titleSort: edit.titleSort ?? edit.title ?? like.titleSort,
  };
  catalogue.items.set(ratingKey, item);
  if (like.parent !== undefined)
    catalogue.children.set(like.parent, [...siblings(catalogue, like), ratingKey]);
  server.catalogue = catalogue;
  for (const step of ["created", "processing", "done"] as const)
    server.events.publish(timelineMessage(item, step));
  server.events.publish(libraryUpdateMessage(item.sectionId));
  return item;
}

/** Changes an item and tells of it; another `updatedAt` gives its pictures other addresses. */
export function editItem(server: PlexServer, item: Item, edit: ItemEdit): Item {
  const catalogue = changed(server, item.sectionId);
  const sort = edit.title === undefined ? {} : { titleSort: edit.title };
  const updatedAt = Math.max(item.updatedAt + 1, Math.floor(Date.now() / 1000));
  const edited = { ...item, ...sort, ...edit, updatedAt };
  catalogue.items.set(item.ratingKey, edited);
  server.catalogue = catalogue;
  server.events.publish(timelineMessage(edited, "done"));
  server.events.publish(libraryUpdateMessage(item.sectionId));
  return edited;
}

/** Takes an item away, with everything below it, and tells of each. */
export function deleteItem(server: PlexServer, item: Item): void {
  const catalogue = changed(server, item.sectionId);
  const gone = below(catalogue, item);
  for (const each of gone) {
    catalogue.items.delete(each.ratingKey);
    catalogue.children.delete(each.ratingKey);
  }
  if (item.parent !== undefined) {
    const left = siblings(catalogue, item).filter((key) => key !== item.ratingKey);
    catalogue.children.set(item.parent, left);
  }
  server.catalogue = catalogue;
  for (const each of gone) server.events.publish(timelineMessage(each, "deleted"));
  server.events.publish(libraryUpdateMessage(item.sectionId));
}

/** Changes what a library is called or where it is shown; false when there is none. */
export function changeSection(
  server: PlexServer,
  id: number,
  edit: { hidden?: Section["hidden"]; title?: string | null },
): boolean {
  const catalogue = changed(server, id);
  const at = catalogue.sections.findIndex((section) => section.id === id);
  const section = catalogue.sections[at];
  if (!section) return false;
  catalogue.sections[at] = { ...section, ...edit };
  server.catalogue = catalogue;
  server.events.publish(libraryUpdateMessage(id));
  return true;
}

/** The library as it was built, and nobody scanning it. */
export function restoreLibrary(server: PlexServer): void {
  server.catalogue = originals.get(server) ?? server.catalogue;
  for (const section of server.catalogue.sections) markScanning(server, section.id, false);
}

/** A copy to change: whoever keeps something by catalogue keeps it for the old one. */
function changed(server: PlexServer, sectionId: number): Catalogue {
  if (!originals.has(server)) originals.set(server, server.catalogue);
  const { items, children } = server.catalogue;
  const sections = server.catalogue.sections.map((section) =>
    section.id === sectionId ? { ...section, changes: (section.changes ?? 0) + 1 } : section,
  );
  return { ...server.catalogue, sections, items: new Map(items), children: new Map(children) };
}

function siblings(catalogue: Catalogue, { parent }: Item): string[] {
  return (parent === undefined ? undefined : catalogue.children.get(parent)) ?? [];
}

/** The item after everything below it. */
function below(catalogue: Catalogue, item: Item): Item[] {
  const children = catalogue.children.get(item.ratingKey) ?? [];
  const lower = children.flatMap((key) => catalogue.items.get(key) ?? []);
  return [...lower.flatMap((child) => below(catalogue, child)), item];
}

/** The same files under ids of their own. */
function renumbered(media: Media, id: number): Media {
  const parts = media.parts.map((part, n) => ({
    ...part,
    id: id + n,
    streams: part.streams.map((stream, m) => ({ ...stream, id: (id + n) * 10 + m })),
  }));
  return { id, parts };
}
