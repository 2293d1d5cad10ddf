import { type Context, Hono } from "hono";
import { levels, typeOfNumber } from "../../catalog/kinds.ts";
import type { Item, Section } from "../../catalog/types.ts";
import { param } from "../../http/params.ts";
import { itemsIn, sectionOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { listItems } from "../listing.ts";
import { choiceRows, choicesOf, hasChoices } from "../query/choices.ts";
import { filtered } from "../query/filter.ts";
import { letterOf, lettersOf } from "../query/letters.ts";
import { sorted } from "../query/sort.ts";
import { sectionFields } from "../render/container.ts";
import { page, reply, rows } from "../reply.ts";

/** What a library can be narrowed down by: first letters, and the values of its filters (PROTOCOL §3.8). */
export function sectionChoiceRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();
  const found = (c: Context<PmsEnv>) => sectionOf(server, c.get("account"), c.req.param("id") ?? "");

  /** The items that the sub-listing is about, by title. */
  const about = (c: Context<PmsEnv>, section: Section): readonly Item[] => {
    const type = typeOfNumber(param(c, "type") ?? "") ?? levels[section.type][0];
    const list = sorted(server, c.get("account"), itemsIn(server, section, type));
    const { searchParams } = new URL(c.req.url);
    return filtered(server, c.get("account"), list, searchParams);
  };
  const head = (section: Section, title2: string) => ({
    ...sectionFields(section),
    allowSync: false,
    content: "secondary",
    viewGroup: "secondary",
    title2,
  });

  app.get("/library/sections/:id/firstCharacter", (c) => {
    const section = found(c);
    if (!section) return refuse(c, 404);
    const type = param(c, "type");
    const Directory = lettersOf(about(c, section)).map(({ letter, size }) => ({
      key: encodeURIComponent(letter),
      fastKey: `/library/sections/${section.id}/firstCharacter/${encodeURIComponent(letter)}${type ? `?type=${type}` : ""}`,
      title: letter,
      size,
    }));
    return reply(c, {
      size: Directory.length,
      ...head(section, "By First Letter"),
      Directory: rows(Directory),
    });
  });

  app.get("/library/sections/:id/firstCharacter/:letter", (c) => {
    const section = found(c);
    if (!section) return refuse(c, 404);
    const letter = c.req.param("letter").toUpperCase();
    const items = about(c, section).filter((item) => letterOf(item) === letter);
    return listItems(pms, c, items, { section, extra: { title2: letter } });
  });

  app.get("/library/sections/:id/autocomplete", (c) => {
    const section = found(c);
    if (!section) return refuse(c, 404);
    const [, query = ""] =
      [...new URL(c.req.url).searchParams].find(([key]) => key === "query" || key === "title.query") ?? [];
    if (!query) return refuse(c, 400);
    const starts = about(c, section).filter((item) =>
      item.title.toLowerCase().startsWith(query.toLowerCase()),
    );
    return listItems(pms, c, starts, { section, extra: { content: "secondary" } });
  });

  // Last, because its path fits all the others.
  app.get("/library/sections/:id/:filter", async (c, next) => {
    const name = c.req.param("filter");
    if (!hasChoices(name)) return next();
    const section = found(c);
    if (!section) return refuse(c, 404);
    const type = param(c, "type");
    const level = typeOfNumber(type ?? "") ?? levels[section.type][0];
    const { searchParams } = new URL(c.req.url);
    const narrowed = [...searchParams.keys()].some((key) => key !== "type" && !key.startsWith("X-Plex-"));
    const items = narrowed ? about(c, section) : itemsIn(server, section, level);
    const { counts, page: shown } = page(c, choicesOf(server, items, name));
    const Directory = rows(
      choiceRows(section, name, shown, level === levels[section.type][0] ? undefined : type),
    );
    return reply(c, { ...counts, ...head(section, name), Directory });
  });
  return app;
}
