import { type Context, Hono } from "hono";
import type { Item } from "../../catalog/types.ts";
import { flag } from "../../http/params.ts";
import { itemFor } from "../../world/library.ts";
import type { Account, World } from "../../world/types.ts";
import { cloudItem, cloudRow } from "./cloud.ts";
import type { DiscoverEnv } from "./env.ts";
import { done, pageOf, refuse, reply } from "./reply.ts";

type Entry = { key: string; item: Item; at: number };

const orders: Record<string, (entry: Entry) => string | number> = {
  watchlistedAt: ({ at }) => at,
  titleSort: ({ item }) => item.titleSort.toLowerCase(),
  originallyAvailableAt: ({ item }) => item.originallyAvailableAt ?? "",
  rating: ({ item }) => item.rating ?? 0,
};

/**
 * A person's watchlist (PROTOCOL §4.8). Adding what is on it and removing what is not is answered like any success,
 * and changes nothing.
 */
export function watchlistRoutes(world: World): Hono<DiscoverEnv> {
  const app = new Hono<DiscoverEnv>();

  app.get("/library/sections/watchlist/:filter{(all|available|released)}", (c) => {
    const page = pageOf(c);
    if (!page) return refuse(c, 400, "Invalid value specified for x-plex-container-size");
    const { type, sort } = c.req.query();
    const [field = "", direction = "asc"] = (sort || "watchlistedAt:desc").split(":");
    const order = orders[field];
    if (!order) return refuse(c, 400, `Invalid value specified for sort: ${field}`);
    const account = c.get("account");
    const entries = entriesOf(world, account)
      .filter(({ item }) => type === undefined || item.type === { 1: "movie", 2: "show" }[type])
      .filter(({ item }) => keeps(world, account, c.req.param("filter"), item))
      .toSorted((a, b) => compare(order(a), order(b)) * (direction === "desc" ? -1 : 1));
    const cut = entries.slice(page.start, page.start + page.size);
    return reply(c, {
      librarySectionID: "watchlist",
      librarySectionTitle: "Watchlist",
      offset: page.start,
      totalSize: entries.length,
      identifier: "tv.plex.provider.discover",
      size: cut.length,
      Metadata: cut.length > 0 ? cut.map((entry) => row(entry, flag(c, "includeGuids"))) : undefined,
    });
  });

  /** Other catalogues' ids cost a look, so they come only when they are asked for. */
  function row({ key, item }: Entry, withGuids: boolean) {
    const Guid = item.guids.map((id) => ({ id }));
    return { ...cloudRow(world, key, item), ...(withGuids && Guid.length > 0 ? { Guid } : {}) };
  }

  app.put("/actions/addToWatchlist", (c) =>
    change(c, (key) => {
      const list = world.tv.watchlists.get(c.get("account").id) ?? new Map<string, number>();
      world.tv.watchlists.set(c.get("account").id, list);
      // Two of one instant must still have an order.
      if (!list.has(key)) list.set(key, Math.max(Date.now(), 1 + Math.max(0, ...list.values())));
    }),
  );
  app.put("/actions/removeFromWatchlist", (c) =>
    change(c, (key) => void world.tv.watchlists.get(c.get("account").id)?.delete(key)),
  );

  function change(c: Context, act: (key: string) => void): Response {
    const key = c.req.query("ratingKey");
    if (!key) return refuse(c, 400, "ratingKey is required");
    if (!cloudItem(world, key)) return refuse(c, 404, "Not Found");
    act(key);
    return done(c);
  }
  return app;
}

function entriesOf(world: World, account: Account): Entry[] {
  const list = [...(world.tv.watchlists.get(account.id) ?? [])];
  return list.flatMap(([key, at]) => {
    const item = cloudItem(world, key);
    return item ? { key, item, at } : [];
  });
}

/** `available`: on some server of theirs. `released`: out already. */
function keeps(world: World, account: Account, filter: string, item: Item): boolean {
  if (filter === "available") {
    return world.servers.some((server) => {
      const own = server.catalogue.items.get(item.ratingKey);
      return own?.guid === item.guid && itemFor(server, account, own.ratingKey) !== undefined;
    });
  }
  if (filter === "released")
    return (item.originallyAvailableAt ?? "9999") <= new Date().toISOString().slice(0, 10);
  return true;
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
