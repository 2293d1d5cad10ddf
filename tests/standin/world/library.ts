import { leafTypes } from "../catalog/kinds.ts";
import type { Catalogue, Item, Section } from "../catalog/types.ts";
import type { Account, PlexServer } from "./types.ts";

/** The sections this account may see on this server, in order. */
export function sectionsOf(server: PlexServer, account: Account): Section[] {
  const access = account.servers.find((each) => each.serverId === server.id);
  if (!access) return [];
  const { sections } = access;
  return server.catalogue.sections.filter((section) => sections === "all" || sections.includes(section.id));
}

export function sectionOf(server: PlexServer, account: Account, id: string | number): Section | undefined {
  return sectionsOf(server, account).find((section) => section.id === Number(id));
}

export function owns(server: PlexServer, account: Account): boolean {
  return account.servers.some((access) => access.serverId === server.id && access.owned);
}

/** The item if it exists and its section is shared with the account. */
export function itemFor(server: PlexServer, account: Account, ratingKey: string): Item | undefined {
  const item = server.catalogue.items.get(ratingKey);
  return item && sectionOf(server, account, item.sectionId) ? item : undefined;
}

const byKind = new WeakMap<Catalogue, Map<string, Item[]>>();
const none: readonly Item[] = [];

/**
 * Items of one type in one section, in catalogue order. The same list every time: a catalogue that
 * changes is another catalogue, so whoever sorts the list may keep the result beside it.
 */
export function itemsIn(
  server: PlexServer,
  section: Pick<Section, "id">,
  type: Item["type"],
): readonly Item[] {
  let lists = byKind.get(server.catalogue);
  if (!lists) {
    lists = new Map();
    for (const item of server.catalogue.items.values()) {
      const key = `${item.sectionId}:${item.type}`;
      const list = lists.get(key);
      if (list) list.push(item);
      else lists.set(key, [item]);
    }
    byKind.set(server.catalogue, lists);
  }
  return lists.get(`${section.id}:${type}`) ?? none;
}

export function parentOf(server: PlexServer, item: Item): Item | undefined {
  return item.parent === undefined ? undefined : server.catalogue.items.get(item.parent);
}

export function grandparentOf(server: PlexServer, item: Item): Item | undefined {
  return item.grandparent === undefined ? undefined : server.catalogue.items.get(item.grandparent);
}

export function childrenOf(server: PlexServer, item: Item): Item[] {
  const keys = server.catalogue.children.get(item.ratingKey) ?? [];
  return keys.flatMap((key) => server.catalogue.items.get(key) ?? []);
}

/** The playable items at or below this one. For a show: aired order, specials last. */
export function leavesOf(server: PlexServer, item: Item): Item[] {
  if (leafTypes.has(item.type)) return [item];
  return toPlay(server, item).flatMap((child) => leavesOf(server, child));
}

/** What is below an item in the order of playing it: the specials of a show come last. */
export function toPlay(server: PlexServer, item: Item): Item[] {
  const children = childrenOf(server, item);
  return item.type === "show"
    ? children.toSorted((a, b) => (a.index || Infinity) - (b.index || Infinity))
    : children;
}
