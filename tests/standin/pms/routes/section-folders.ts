import { Hono } from "hono";
import { levels, typeOfNumber } from "../../catalog/kinds.ts";
import { count, param } from "../../http/params.ts";
import { itemsIn, sectionOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { foldersOf } from "../folders.ts";
import { fixedFields } from "../query/fields.ts";
import { filtered } from "../query/filter.ts";
import { sectionFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { artOf } from "../render/pictures.ts";
import { keeperOf } from "../render/section.ts";
import { page, reply, rows } from "../reply.ts";

/** A library by its files and pictures (PROTOCOL §3.8). */
export function sectionFolderRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  // Folders and items share one list; a folder has nothing but its key and its title (PROTOCOL §10, 13).
  app.get("/library/sections/:id/folder", (c) => {
    const section = sectionOf(server, c.get("account"), c.req.param("id"));
    if (!section) return refuse(c, 404);
    const all = foldersOf(server, section);
    const parent = count(c, "parent");
    const folder = all[parent ?? 0];
    if (!folder && parent !== undefined) return refuse(c, 404);
    const inside = [
      ...(folder?.folders ?? []).map(({ id, title }) => () => ({
        key: `/library/sections/${section.id}/folder?parent=${id}`,
        title,
      })),
      ...(folder?.items ?? []).map((item) => () => listed(server, c.get("account"), item)),
    ];
    const { counts, page: shown } = page(c, inside);
    const head = { ...sectionFields(section), title2: "By Folder", viewGroup: "folder" };
    return reply(c, { ...counts, ...head, Metadata: rows(shown.map((row) => row())) });
  });

  app.get("/library/sections/:id/location", (c) => {
    const section = sectionOf(server, c.get("account"), c.req.param("id"));
    if (!section) return refuse(c, 404);
    const { path } = keeperOf(section);
    const fastKey = `/library/sections/${section.id}/all?location=${section.id}`;
    const Directory = [{ fastKey, key: String(section.id), title: path }];
    return reply(c, { size: 1, ...sectionFields(section), content: "secondary", Directory });
  });

  app.get("/library/sections/:id/arts", (c) => {
    const section = sectionOf(server, c.get("account"), c.req.param("id"));
    if (!section) return refuse(c, 404);
    const all = itemsIn(server, section, levels[section.type][0]).filter(artOf);
    const { counts, page: shown } = page(c, all);
    const Metadata = shown.map((item) => ({ title: item.title, type: "image", key: artOf(item) }));
    return reply(c, { ...counts, ...sectionFields(section), Metadata: rows(Metadata) });
  });

  // What the selected items have in common, and the names of the fields in which they differ.
  app.get("/library/sections/:id/common", (c) => {
    const section = sectionOf(server, c.get("account"), c.req.param("id"));
    const type = typeOfNumber(param(c, "type") ?? "");
    if (!section) return refuse(c, 404);
    if (!type) return refuse(c, 400);
    const { searchParams } = new URL(c.req.url);
    const items = filtered(server, c.get("account"), itemsIn(server, section, type), searchParams);
    if (items.length === 0) return refuse(c, 404);
    const names = ["title", "year", "studio", "contentRating", "rating", "summary"];
    const values = (name: string) => [...new Set(items.map((item) => String(fixedFields[name]?.of(item))))];
    const mixedFields = names.filter((name) => values(name).length > 1);
    const [first] = items;
    const same = names
      .filter((name) => !mixedFields.includes(name))
      .map((name) => [name, first && first[name as "title"]]);
    const Metadata = [
      { type: "common", index: 1, mixedFields: mixedFields.join(), ...Object.fromEntries(same) },
    ];
    return reply(c, { size: 1, ...sectionFields(section), title2: "Common", content: "secondary", Metadata });
  });
  return app;
}
