import { levels, typeOfNumber } from "../catalog/kinds.ts";
import type { Item } from "../catalog/types.ts";
import { itemFor, itemsIn, leavesOf, sectionOf, toPlay } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { filtered } from "./query/filter.ts";
import { sorted } from "./query/sort.ts";

/**
 * The items that a content address stands for (PROTOCOL §1.8): `server://{id}/com.plexapp.plugins.library/library/…`
 * or the older `library://{section}/item/{encoded path}` and `library://{section}/directory/{encoded path}`. Undefined
 * when it is none of these, names another server, or nothing there can be seen.
 */
export function itemsAt(server: PlexServer, account: Account, uri: string): Item[] | undefined {
  const path = pathOf(server, uri);
  return path === undefined ? undefined : itemsAtPath(server, account, path);
}

function pathOf(server: PlexServer, uri: string): string | undefined {
  const [, id, rest] = /^server:\/\/([^/]+)\/com\.plexapp\.plugins\.library(\/.*)$/.exec(uri) ?? [];
  if (rest !== undefined) return id === server.id ? rest : undefined;
  const [, encoded] = /^library:\/\/[^/]*\/(?:item|directory)\/?(.+)$/.exec(uri) ?? [];
  if (encoded === undefined) return undefined;
  const path = decodeURIComponent(encoded);
  return path.startsWith("/") ? path : `/${path}`;
}

function itemsAtPath(server: PlexServer, account: Account, address: string): Item[] | undefined {
  const { pathname, searchParams } = new URL(address, "http://library");
  const path = decodeURIComponent(pathname);
  const [, keys, below] =
    /^\/library\/metadata\/([\d,]+)(?:\/(children|allLeaves|grandchildren|station\/[\w-]+))?$/.exec(path) ??
    [];
  if (keys !== undefined) {
    const items = keys.split(",").flatMap((key) => itemFor(server, account, key) ?? []);
    if (items.length === 0) return undefined;
    if (below === undefined) return items;
    return items.flatMap((item) => (below === "children" ? toPlay(server, item) : leavesOf(server, item)));
  }
  const [, id] = /^\/library\/sections\/(\d+)\/all$/.exec(path) ?? [];
  const section = id === undefined ? undefined : sectionOf(server, account, id);
  if (section) {
    const type = typeOfNumber(searchParams.get("type") ?? "") ?? levels[section.type][0];
    const sort = searchParams.get("sort") ?? undefined;
    const list = sorted(server, account, itemsIn(server, section, type), sort);
    const found = [...filtered(server, account, list, searchParams)];
    const limit = Number(searchParams.get("limit") ?? 0);
    return limit > 0 ? found.slice(0, limit) : found;
  }
  const [, collection] = /^\/library\/collections\/(\d+)(?:\/children|\/items)?$/.exec(path) ?? [];
  const members = collection === undefined ? undefined : server.lists.collections.get(collection)?.members;
  return members?.flatMap((key) => itemFor(server, account, key) ?? []);
}
