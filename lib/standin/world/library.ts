import type { Item, Section } from "../catalog/types.ts";
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

/** Items of one type in one section, in catalogue order. */
export function itemsIn(server: PlexServer, section: Section, type: Item["type"]): Item[] {
  return [...server.catalogue.items.values()].filter(
    (item) => item.sectionId === section.id && item.type === type,
  );
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
  if (item.type === "season") return childrenOf(server, item);
  if (item.type !== "show") return [item];
  const seasons = childrenOf(server, item).toSorted((a, b) => (a.index || Infinity) - (b.index || Infinity));
  return seasons.flatMap((season) => childrenOf(server, season));
}
