import { Hono } from "hono";
import { levels, typeNumbers } from "../../catalog/kinds.ts";
import type { Section } from "../../catalog/types.ts";
import { sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { attributesOf } from "../render/attributes.ts";
import { keeperOf } from "../render/section.ts";
import { reply } from "../reply.ts";

/** What is served by which path: the map by which current clients find their way (PROTOCOL §3.3). */
const features = [
  { key: "/hubs/search", type: "search" },
  { key: "/library/search", type: "universalsearch" },
  { key: "/library/matches", type: "match" },
  { key: "/library/metadata", type: "metadata" },
  { key: "/:/rate", type: "rate" },
  { key: "/photo/:/transcode", type: "imagetranscoder" },
  { key: "/hubs/promoted", type: "promoted" },
  { key: "/hubs/continueWatching", type: "continuewatching" },
  {
    key: "/actions",
    type: "actions",
    Action: [{ id: "removeFromContinueWatching", key: "/actions/removeFromContinueWatching" }],
  },
  { key: "/playlists", type: "playlist", flavor: "universal" },
  { key: "/playQueues", type: "playqueue", flavor: "full" },
  { key: "/library/collections", type: "collection" },
  { key: "/:/timeline", type: "timeline", scrobbleKey: "/:/scrobble", unscrobbleKey: "/:/unscrobble" },
  { type: "manage" },
  { type: "queryParser" },
  { type: "subscribe", flavor: "download" },
];

/** What an older server has no feature for. */
const home = new Set(["promoted", "continuewatching"]);

export function providerRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/media/providers", (c) => {
    const libraries = sectionsOf(server, c.get("account")).map(directory);
    // The first one is the home page: it has neither id nor key nor type.
    const Directory = [{ hubKey: "/hubs", title: "Home" }, ...libraries];
    const content = { key: "/library/sections", type: "content", Directory };
    return reply(c, {
      ...attributesOf(server),
      size: 1,
      musicAnalysis: 2,
      MediaProvider: [
        {
          identifier: "com.plexapp.plugins.library",
          title: "Library",
          types: "video,audio,photo",
          protocols: "stream,download",
          Feature: [content, ...features.filter(({ type }) => !server.moods.classicHome || !home.has(type))],
        },
      ],
    });
  });
  return app;
}

function directory(section: Section) {
  const { id, type, title, uuid } = section;
  const { agent, scanner, language } = keeperOf(section);
  const library = `/library/sections/${id}`;
  const pivot = (
    name: string,
    key: string,
    kind: string,
    label: string,
    context: string,
    symbol: string,
  ) => ({
    id: name,
    key,
    type: kind,
    title: label,
    context,
    symbol,
  });
  const list = type === "photo" ? `${library}/all` : `${library}/all?type=${typeNumbers[levels[type][0]]}`;
  return {
    agent,
    language,
    refreshing: false,
    scanner,
    uuid,
    id: String(id),
    key: library,
    hubKey: `/hubs/sections/${id}`,
    type,
    subtype: section.other ? "clip" : undefined,
    title,
    updatedAt: 1_780_000_000,
    scannedAt: 1_780_000_000,
    Pivot: [
      pivot("recommended", `/hubs/sections/${id}`, "hub", "Recommended", "content.discover", "star"),
      ...(type === "photo"
        ? [pivot("timeline", "view://photo/timeline", "view", "Timeline", "content.discover", "timeline")]
        : []),
      pivot("library", list, "list", "Library", "content.library", "library"),
    ],
  };
}
