import { Hono } from "hono";
import { leafTypes, levels, typeOfNumber } from "../../catalog/kinds.ts";
import { param } from "../../http/params.ts";
import { onDeck } from "../../watch/on-deck.ts";
import { itemsIn, sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { listItems } from "../listing.ts";
import { filtered } from "../query/filter.ts";
import { byGuid } from "../query/guids.ts";
import { sorted } from "../query/sort.ts";
import { recentlyAdded } from "../recent.ts";

/** Lists over all libraries (PROTOCOL §3.13). */
export function globalListRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();
  const extra = { mixedParents: true };
  app.get("/library/recentlyAdded", (c) =>
    listItems(pms, c, recentlyAdded(server, sectionsOf(server, c.get("account"))), { extra }),
  );
  app.get("/library/onDeck", (c) => listItems(pms, c, onDeck(server, c.get("account")), { extra }));

  // By guid only the primary one matches; otherwise the query language of a section, without a section.
  app.get("/library/all", (c) => {
    const account = c.get("account");
    const sections = sectionsOf(server, account);
    const guid = param(c, "guid");
    const type = typeOfNumber(param(c, "type") ?? "");
    const { searchParams } = new URL(c.req.url);
    const items = sections.flatMap((section) => {
      const types = type ? [type] : levels[section.type];
      return types.flatMap((each) => {
        const all = itemsIn(server, section, each);
        if (guid !== undefined) return byGuid(all, guid);
        return type !== undefined || leafTypes.has(each) ? filtered(server, account, all, searchParams) : [];
      });
    });
    return listItems(pms, c, guid === undefined ? sorted(server, account, items, param(c, "sort")) : items, {
      extra,
    });
  });
  return app;
}
