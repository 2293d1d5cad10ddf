import { type Context, Hono } from "hono";
import { levels, typeNumbers } from "../../catalog/kinds.ts";
import type { Section } from "../../catalog/types.ts";
import { flag } from "../../http/params.ts";
import { owns, sectionOf, sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { hasChoices } from "../query/choices.ts";
import { filterNames, filterWords } from "../query/menu-words.ts";
import { filterRows, metaOf, sortRows } from "../query/menus.ts";
import { sectionFields } from "../render/container.ts";
import { sectionRow } from "../render/section.ts";
import { reply, rows } from "../reply.ts";

/** Libraries, their canned views and their menus (PROTOCOL §3.4, §3.6, §3.8). */
export function sectionRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const found = (c: Context<PmsEnv>) => sectionOf(server, c.get("account"), c.req.param("id") ?? "");

  // The published description knows the same list under a second path.
  app.on("GET", ["/library/sections", "/library/sections/all"], (c) => {
    const sections = sectionsOf(server, c.get("account"));
    const Directory = rows(sections.map(sectionRow));
    return reply(c, { size: sections.length, allowSync: false, title1: "Plex Library", Directory });
  });

  app.get("/library", (c) => {
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    const Directory = ["sections", "recentlyAdded", "onDeck"].map((key) => ({ key, title: key }));
    const identifier = "com.plexapp.plugins.library"; // what clients build `server://` addresses with
    return reply(c, {
      size: 3,
      allowSync: false,
      content: "plugins",
      identifier,
      title1: "Plex Library",
      Directory,
    });
  });

  app.get("/library/sections/:id{[0-9]+}", (c) => {
    const section = found(c);
    if (!section) return refuse(c, 404);
    const Directory = viewsOf(section);
    const head = {
      ...sectionFields(section),
      size: Directory.length,
      allowSync: false,
      content: "secondary",
      viewGroup: "secondary",
    };
    return reply(c, {
      ...head,
      // The rows of `Meta`, without the `Meta` around them (PROTOCOL §3.4).
      ...(flag(c, "includeDetails") ? metaOf(section, levels[section.type][0], undefined, true) : {}),
      Directory,
    });
  });

  app.get("/library/sections/:id/filters", (c) => {
    const section = found(c);
    return section ? menu(c, section, filterRows(section, askedType(c, section))) : refuse(c, 404);
  });
  app.get("/library/sections/:id/sorts", (c) => {
    const section = found(c);
    return section ? menu(c, section, sortRows(section, askedType(c, section))) : refuse(c, 404);
  });

  app.get("/library/sections/:id/prefs", (c) => {
    const section = found(c);
    if (!section) return refuse(c, 404);
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    return reply(c, { size: preferences.length, Setting: preferences });
  });
  // Cancelling a scan; starting one is among the events.
  app.delete("/library/sections/:id/refresh", (c) => {
    if (!found(c)) return refuse(c, 404);
    return owns(server, c.get("account")) ? done(c) : refuse(c, 403);
  });
  return app;
}

function menu(c: Context, section: Section, Directory: object[]): Response {
  const head = { ...sectionFields(section), allowSync: false, content: "secondary", viewGroup: "secondary" };
  return reply(c, { size: Directory.length, ...head, Directory: rows(Directory) });
}

function askedType(c: Context, section: Section) {
  const number = c.req.query("type");
  const types = levels[section.type];
  return types.find((type) => String(typeNumbers[type]) === number) ?? types[0];
}

/** The views of old clients, with keys relative to the section (PROTOCOL §3.4). */
function viewsOf(section: Section): { key: string; title: string; secondary?: boolean; search?: boolean }[] {
  const lists = [
    ["all", "All"],
    ...(section.type === "photo" ? [] : [["unwatched", "Unplayed"]]),
    ["newest", "Recently Released"],
    ["recentlyAdded", "Recently Added"],
    ["recentlyViewed", "Recently Viewed"],
    ...(section.type === "show" || section.type === "movie" ? [["onDeck", "On Deck"]] : []),
    ...(section.type === "artist" ? [["albums", "By Album"]] : []),
  ];
  const choices = filterNames[levels[section.type][0]].filter(hasChoices);
  const by = [...choices, "firstCharacter"].map((key) => ({
    key,
    secondary: true,
    title: key === "firstCharacter" ? "By First Letter" : `By ${filterWords[key]?.[0] ?? key}`,
  }));
  return [
    ...lists.map(([key = "", title = ""]) => ({ key, title })),
    ...by,
    { key: "folder", title: "By Folder" },
    { key: `search?type=${typeNumbers[levels[section.type][0]]}`, title: "Search…", search: true },
  ];
}

const setting = (id: string, label: string, type: string, value: string | number | boolean) => ({
  id,
  label,
  summary: "",
  type,
  default: value,
  value,
  hidden: false,
  advanced: false,
  group: "",
});
const preferences = [
  setting("hidden", "Visibility", "int", 0),
  setting("collectionMode", "Collections", "int", 2),
  setting("enableBIFGeneration", "Enable video preview thumbnails", "bool", true),
  setting("includeInGlobal", "Include in dashboard", "bool", true),
];
