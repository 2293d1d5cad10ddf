import { Hono } from "hono";
import { flag } from "../../http/params.ts";
import type { Account, World } from "../../world/types.ts";
import { cloudItem, cloudItems, cloudRow } from "./cloud.ts";
import type { DiscoverEnv } from "./env.ts";
import { refuse, reply } from "./reply.ts";

const provider = { identifier: "tv.plex.provider.discover" };

/** One title of the cloud, what this person did with it, and finding it by another catalogue's id (PROTOCOL §4.8). */
export function itemRoutes(world: World): Hono<DiscoverEnv> {
  const app = new Hono<DiscoverEnv>();

  app.get("/library/metadata/matches", (c) => {
    const { type, guid } = c.req.query();
    if (!guid || (type !== "1" && type !== "2")) return refuse(c, 400, "type and guid are required");
    const wanted = type === "1" ? "movie" : "show";
    const rows = [...cloudItems(world)]
      .filter(([, item]) => item.type === wanted && (item.guid === guid || item.guids.includes(guid)))
      .map(([key, item]) => cloudRow(world, key, item));
    return reply(c, {
      ...provider,
      offset: 0,
      totalSize: rows.length,
      size: rows.length,
      Metadata: list(rows),
    });
  });

  app.get("/library/metadata/:key/userState", (c) => {
    const key = c.req.param("key");
    const item = cloudItem(world, key);
    if (!item) return refuse(c, 404, "Not Found");
    return reply(c, { ...provider, size: 1, UserState: userState(world, c.get("account"), key, item.type) });
  });

  app.get("/library/metadata/:key", (c) => {
    const key = c.req.param("key");
    const item = cloudItem(world, key);
    if (!item) return refuse(c, 404, "Not Found");
    const state = flag(c, "includeUserState")
      ? { UserState: userState(world, c.get("account"), key, item.type) }
      : {};
    const Guid = list(item.guids.map((id) => ({ id })));
    const Metadata = [{ ...cloudRow(world, key, item), Guid, ...state }];
    return reply(c, { ...provider, offset: 0, totalSize: 1, size: 1, Metadata });
  });
  return app;
}

/** `watchlistedAt` is there exactly while it is on the list. */
function userState(world: World, account: Account, ratingKey: string, type: string) {
  const watchlistedAt = world.tv.watchlists.get(account.id)?.get(ratingKey);
  return {
    ratingKey,
    type,
    viewCount: 0,
    viewOffset: 0,
    watchlistedAt: watchlistedAt && Math.floor(watchlistedAt / 1000),
  };
}

function list<T>(rows: T[]): T[] | undefined {
  return rows.length > 0 ? rows : undefined;
}
