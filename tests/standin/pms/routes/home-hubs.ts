import { type Context, Hono } from "hono";
import type { Section } from "../../catalog/types.ts";
import { flag, param } from "../../http/params.ts";
import { continueWatching, onDeck } from "../../watch/on-deck.ts";
import { sectionOf, sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { listItems } from "../listing.ts";
import { newcomers, recentlyAdded, recentTelevision } from "../recent.ts";
import { libraryFields } from "../render/container.ts";
import { type Hub, hubRow } from "../render/hub.ts";
import { playlistRow, playlistsOf } from "../render/playlist.ts";
import { hubCount, idList, reply, rows } from "../reply.ts";
import { shelvesOf, showsOf } from "../shelves.ts";

/** The recent shelves of the home page, by kind of library. */
const recent = [
  [
    "home.movies.recent",
    "Recently Added Movies",
    1,
    (section: Section) => section.type === "movie" && !section.other,
  ],
  ["home.television.recent", "Recently Added TV", 2, (section: Section) => section.type === "show"],
  ["home.music.recent", "Recently Added Music", 8, (section: Section) => section.type === "artist"],
  ["home.videos.recent", "Recently Added Videos", undefined, (section: Section) => section.other === true],
  ["home.photos.recent", "Recently Added Photos", 13, (section: Section) => section.type === "photo"],
] as const;

/** The shelves of the home page and what "see all" on them leads to (PROTOCOL §4.2). */
export function homeHubRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();

  /** The account's libraries, narrowed by `contentDirectoryID`. */
  const wanted = (c: Context<PmsEnv>): Section[] => {
    const only = idList(c, "contentDirectoryID");
    return sectionsOf(server, c.get("account")).filter((section) => !only || only.includes(section.id));
  };
  const hubs = (c: Context<PmsEnv>, made: Hub[]) => {
    const identifiers = param(c, "identifier")?.split(",");
    const chosen = made.filter((hub) => !identifiers || identifiers.includes(hub.identifier));
    const Hub = chosen.map((hub) => hubRow(server, c.get("account"), hub, hubCount(c, 12)));
    return reply(c, { size: Hub.length, ...libraryFields, Hub: rows(Hub) });
  };

  const continueHub = (c: Context<PmsEnv>): Hub => ({
    identifier: "home.continue",
    title: "Continue Watching",
    type: "mixed",
    key: "/hubs/home/continueWatching",
    style: "hero",
    items: continueWatching(server, c.get("account"), wanted(c)),
  });
  const deckHub = (c: Context<PmsEnv>): Hub => ({
    identifier: "home.ondeck",
    title: "On Deck",
    type: "mixed",
    key: "/hubs/home/onDeck",
    items: onDeck(server, c.get("account"), wanted(c)),
  });
  /** One per kind of library that there is; movies and television always, even when empty. */
  const recentHubs = (c: Context<PmsEnv>): Hub[] =>
    recent.flatMap(([identifier, title, type, fits], at) => {
      const sections = wanted(c).filter(fits);
      if (at > 1 && sections.length === 0) return [];
      const kind = newcomers[sections[0]?.type ?? (at === 0 ? "movie" : "show")];
      const key = `/hubs/home/recentlyAdded?type=${type ?? "1&personal=1"}`;
      if (type === 2)
        return { identifier, title, type: "mixed", key, items: recentTelevision(server, sections) };
      return { identifier, title, type: kind, key, items: recentlyAdded(server, sections) };
    });
  const playlistHub = (c: Context<PmsEnv>): Hub[] => {
    const list = playlistsOf(server, c.get("account")).map((each) =>
      playlistRow(server, c.get("account"), each),
    );
    const hub = { identifier: "home.playlists", title: "Playlists", type: "playlist", key: "/playlists/all" };
    return list.length > 0 ? [{ ...hub, items: [], rows: list }] : [];
  };
  const home = (c: Context<PmsEnv>): Hub[] => [
    continueHub(c),
    deckHub(c),
    ...recentHubs(c),
    ...playlistHub(c),
  ];

  app.get("/hubs", (c) => hubs(c, flag(c, "onlyTransient") ? [continueHub(c), deckHub(c)] : home(c)));

  app.get("/hubs/promoted", (c) => {
    const perLibrary = wanted(c).map((section) => ({
      identifier: `${showsOf(section)}.recentlyadded.${section.id}`,
      title: `Recently Added in ${section.title}`,
      type: newcomers[section.type],
      key: `/library/sections/${section.id}/recentlyAdded`,
      items: recentlyAdded(server, [section]),
    }));
    // What is pinned comes first, in the order of the pins.
    const pinned = idList(c, "pinnedContentDirectoryID") ?? [];
    const place = (hub: Hub) => {
      const at = pinned.indexOf(Number(hub.identifier.split(".").at(-1)));
      return at < 0 ? pinned.length : at;
    };
    const ordered = perLibrary.toSorted((a, b) => place(a) - place(b));
    return hubs(c, flag(c, "excludeContinueWatching") ? ordered : [continueHub(c), ...ordered]);
  });

  // The items of one hub, be it of the home page or of a library, without the hub around them.
  app.get("/hubs/items", (c) => {
    const identifier = param(c, "identifier") ?? "";
    const section = sectionOf(server, c.get("account"), identifier.split(".").at(-1) ?? "");
    const shelves = section ? shelvesOf(server, c.get("account"), section) : [];
    const hub = [...home(c), ...shelves].find((each) => each.identifier === identifier);
    if (!hub) return refuse(c, 404);
    if (!hub.rows) return listItems(pms, c, hub.items.slice(0, hubCount(c, hub.items.length)));
    const shown = hub.rows.slice(0, hubCount(c, hub.rows.length));
    return reply(c, { size: shown.length, ...libraryFields, Metadata: rows(shown) });
  });

  app.get("/hubs/continueWatching", (c) => hubs(c, [continueHub(c)]));
  app.on("GET", ["/hubs/continueWatching/items", "/hubs/home/continueWatching"], (c) =>
    listItems(pms, c, continueWatching(server, c.get("account"), wanted(c))),
  );
  app.get("/hubs/home/onDeck", (c) => listItems(pms, c, onDeck(server, c.get("account"), wanted(c))));
  app.get("/hubs/home/recentlyAdded", (c) => {
    const number = flag(c, "personal") ? undefined : Number(param(c, "type") ?? 1);
    const [, , , fits] = recent.find(([, , type]) => type === number) ?? recent[0];
    const sections = wanted(c).filter(fits);
    return listItems(pms, c, (number === 2 ? recentTelevision : recentlyAdded)(server, sections));
  });
  return app;
}
