import { Hono } from "hono";
import type { Item } from "../catalog/types.ts";
import { addItem, deleteItem, editItem, type ItemEdit } from "../events/library.ts";
import { beginScan } from "../events/scan.ts";
import type { PlexServer } from "../world/types.ts";
import { bad, bodyOf, missing, optional, serverOf, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

const texts = ["title", "titleSort", "summary", "tagline", "contentRating"] as const;
const numbers = ["year", "rating", "addedAt"] as const;

/** What happens to a library while people look at it; each is told to those who listen. */
export function libraryKnobs({ world }: Knobs): Hono {
  const app = new Hono();

  app.post("/library/add", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const like = itemOf(server, text(body, "like"));
    if (!["movie", "episode", "clip"].includes(like.type)) throw bad(`a ${like.type} can't be added`);
    return c.json({ ratingKey: addItem(server, like, readEdit(body)).ratingKey });
  });
  app.post("/library/edit", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const { ratingKey, updatedAt } = editItem(
      server,
      itemOf(server, text(body, "ratingKey")),
      readEdit(body),
    );
    return c.json({ ratingKey, updatedAt });
  });
  app.post("/library/delete", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    deleteItem(server, itemOf(server, text(body, "ratingKey")));
    return c.json({});
  });

  const scans = new Map<string, () => void>();
  app.post("/library/scan", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const id = text(body, "sectionId");
    const section = server.catalogue.sections.find((each) => String(each.id) === id);
    if (!section) throw missing("there is no such section");
    const key = `${server.id}:${id}`;
    scans.get(key)?.();
    scans.delete(key);
    if (body.state !== "ended") scans.set(key, beginScan(server, section));
    return c.json({});
  });
  return app;
}

function itemOf(server: PlexServer, ratingKey: string): Item {
  const item = server.catalogue.items.get(ratingKey);
  if (!item) throw missing("there is no such item");
  return item;
}

function readEdit(body: Record<string, unknown>): ItemEdit {
  const given = [
    ...texts.map((name) => [name, optional(body, name, "string")] as const),
    ...numbers.map((name) => [name, optional(body, name, "number")] as const),
  ];
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
