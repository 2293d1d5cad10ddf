import { type Context, Hono } from "hono";
import { typeOfNumber } from "../../catalog/kinds.ts";
import { flag, param } from "../../http/params.ts";
import { addCollection, addMembers, removeCollection, removeMember } from "../../world/collections.ts";
import { owns, sectionOf } from "../../world/library.ts";
import type { Collection } from "../../world/lists.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { listItems } from "../listing.ts";
import { collectionRow, membersOf } from "../render/collection.ts";
import { libraryFields, sectionFields } from "../render/container.ts";
import { reply } from "../reply.ts";
import { itemsAt } from "../uri.ts";

/** Collections: everybody who sees the library reads them, the owner alone changes them (PROTOCOL §4.6). */
export function collectionRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();

  /** The collection, if its library is shared with the account. */
  const found = (c: Context<PmsEnv>): Collection | undefined => {
    const collection = server.lists.collections.get(c.req.param("id") ?? "");
    return collection && sectionOf(server, c.get("account"), collection.sectionId) ? collection : undefined;
  };
  const one = (c: Context, collection: Collection) => {
    const section = server.catalogue.sections.find((each) => each.id === collection.sectionId);
    const fields = section ? sectionFields(section) : libraryFields;
    return reply(c, { size: 1, ...fields, Metadata: [collectionRow(server, collection)] });
  };
  /** Answers what the change returns; an empty 200 when that is nothing. */
  const change = (
    method: "PUT" | "DELETE",
    path: string,
    act: (c: Context<PmsEnv>, collection: Collection) => Response | void,
  ) =>
    app.on(method, path, (c) => {
      const collection = found(c);
      if (!collection) return refuse(c, 404);
      if (!owns(server, c.get("account"))) return refuse(c, 403);
      const answer = act(c, collection);
      collection.updatedAt = Math.floor(Date.now() / 1000);
      return answer ?? done(c);
    });

  app.get("/library/collections/:id", (c) => {
    const collection = found(c);
    return collection ? one(c, collection) : refuse(c, 404);
  });

  const paths = ["children", "items"].map((below) => `/library/collections/:id/${below}`);
  // Old clients read the children of a collection as those of any other item.
  app.on("GET", [...paths, "/library/metadata/:id/children"], async (c, next) => {
    const collection = found(c);
    if (!collection) return next();
    const section = server.catalogue.sections.find((each) => each.id === collection.sectionId);
    const items = membersOf(server, c.get("account"), collection);
    return listItems(pms, c, items, { section, extra: { title2: collection.title } });
  });

  app.post("/library/collections", (c) => {
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    const section = sectionOf(server, c.get("account"), param(c, "sectionId") ?? "");
    const title = param(c, "title");
    const uri = param(c, "uri");
    const items = uri === undefined ? [] : itemsAt(server, c.get("account"), uri);
    if (!section || !title || !items) return refuse(c, 400);
    const subtype = typeOfNumber(param(c, "type") ?? "") ?? items[0]?.type ?? "movie";
    const smart = flag(c, "smart") ? uri : undefined;
    const members = items.map((item) => item.ratingKey);
    return one(c, addCollection(server, { sectionId: section.id, title, subtype, smart, members }));
  });

  change("PUT", "/library/collections/:id/items", (c, collection) => {
    const items = itemsAt(server, c.get("account"), param(c, "uri") ?? "");
    if (!items || collection.smart !== undefined) return refuse(c, 400);
    addMembers(
      server,
      collection,
      items.map((item) => item.ratingKey),
    );
    return one(c, collection);
  });
  change("DELETE", "/library/collections/:id/items/:item", (c, collection) => {
    const removed = removeMember(server, collection, c.req.param("item") ?? "");
    return removed ? undefined : refuse(c, 404);
  });
  change("PUT", "/library/collections/:id/items/:item/move", (c, collection) => {
    const key = c.req.param("item") ?? "";
    const after = param(c, "after");
    const rest = collection.members.filter((each) => each !== key);
    if (rest.length === collection.members.length) return refuse(c, 404);
    if (after !== undefined && !rest.includes(after)) return refuse(c, 404);
    rest.splice(after === undefined ? 0 : rest.indexOf(after) + 1, 0, key);
    collection.members = rest;
    collection.sort = 2;
    return one(c, collection);
  });
  change("DELETE", "/library/collections/:id", (_, collection) => removeCollection(server, collection));
  app.delete("/library/sections/:section/collection/:id", (c) => {
    const collection = found(c);
    if (!collection) return refuse(c, 404);
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    removeCollection(server, collection);
    return done(c);
  });
  // Preferences of a collection are set as those of any other item.
  app.put("/library/metadata/:id/prefs", (c) => {
    const collection = found(c);
    if (!collection) return refuse(c, 404);
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    const mode = Number(param(c, "collectionMode") ?? collection.mode);
    const sort = Number(param(c, "collectionSort") ?? collection.sort);
    if (![-1, 0, 1, 2].includes(mode) || ![0, 1, 2].includes(sort)) return refuse(c, 400);
    Object.assign(collection, { mode, sort });
    return done(c);
  });
  return app;
}
