import { type Context, Hono } from "hono";
import type { Item } from "../../catalog/types.ts";
import { onDeck } from "../../watch/on-deck.ts";
import { sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { recentlyAdded } from "../recent.ts";
import { libraryFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { page, reply, rows } from "../reply.ts";

/** The older lists over all libraries (PROTOCOL §3.13). */
export function globalListRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const list = (c: Context<PmsEnv>, items: readonly Item[]) => {
    const { counts, page: shown } = page(c, items);
    const Metadata = rows(shown.map((item) => listed(server, c.get("account"), item)));
    return reply(c, { ...counts, ...libraryFields, mixedParents: true, Metadata });
  };
  app.get("/library/recentlyAdded", (c) =>
    list(c, recentlyAdded(server, sectionsOf(server, c.get("account")))),
  );
  app.get("/library/onDeck", (c) => list(c, onDeck(server, c.get("account"))));
  return app;
}
