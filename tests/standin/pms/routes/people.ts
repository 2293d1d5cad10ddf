import { type Context, Hono } from "hono";
import { tagTypes } from "../../catalog/kinds.ts";
import type { Item, Tag } from "../../catalog/types.ts";
import { param } from "../../http/params.ts";
import { itemsIn, sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { listItems } from "../listing.ts";
import { libraryFields } from "../render/container.ts";
import { page, reply, rows } from "../reply.ts";

const kindsOfPeople = new Set<Tag["kind"]>(["actor", "director", "writer", "producer"]);

/** People, and tags of every kind (PROTOCOL §3.12). */
export function peopleRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();

  /** By number or by tagKey; one person is several tags when they act and direct. */
  const found = (c: Context<PmsEnv>): Tag[] => {
    const id = c.req.param("id");
    return server.catalogue.tags.filter(
      (tag) => kindsOfPeople.has(tag.kind) && (String(tag.id) === id || tag.tagKey === id),
    );
  };

  app.get("/library/people/:id", (c) => {
    const [tag] = found(c);
    return tag ? reply(c, { size: 1, Directory: [tagRecord(tag)] }) : refuse(c, 404);
  });

  app.get("/library/people/:id/media", (c) => {
    const [first] = found(c);
    if (!first) return refuse(c, 404);
    // All that this person did, under whichever of their tags, across all libraries the account sees.
    const tags = new Set(server.catalogue.tags.filter((tag) => tag.tagKey === first.tagKey));
    const did = (item: Item) =>
      item.roles.some(({ tag }) => tags.has(tag)) ||
      [...item.directors, ...item.writers, ...(item.producers ?? [])].some((tag) => tags.has(tag));
    const items = sectionsOf(server, c.get("account")).flatMap((section) =>
      (["movie", "show"] as const).flatMap((type) => itemsIn(server, section, type).filter(did)),
    );
    return listItems(pms, c, items, { extra: { viewGroup: "movie", mixedParents: true } });
  });

  app.get("/library/tags", (c) => {
    const type = Number(param(c, "type") ?? Number.NaN);
    const all = server.catalogue.tags.filter((tag) => Number.isNaN(type) || tagTypes[tag.kind] === type);
    const { counts, page: shown } = page(c, all);
    return reply(c, { ...counts, ...libraryFields, Directory: rows(shown.map(tagRecord)) });
  });
  return app;
}

function tagRecord({ id, kind, tag, tagKey, thumb }: Tag) {
  return { id, filter: `${kind}=${id}`, tag, tagType: tagTypes[kind], tagKey, thumb };
}
