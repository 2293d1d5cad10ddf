import { Hono } from "hono";
import { flag } from "../../http/params.ts";
import { continueWatching } from "../../watch/on-deck.ts";
import { sectionOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { listItems } from "../listing.ts";
import { sectionFields } from "../render/container.ts";
import { type Hub, hubRow } from "../render/hub.ts";
import { playlistRow, playlistRows, playlistsOf } from "../render/playlist.ts";
import { hubCount, reply } from "../reply.ts";
import { shelvesOf } from "../shelves.ts";

/** The landing page of one library (PROTOCOL §4.1, §4.2). */
export function sectionHubRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();
  app.get("/hubs/sections/:id", (c) => {
    const account = c.get("account");
    const section = sectionOf(server, account, c.req.param("id"));
    if (!section) return refuse(c, 404);
    const shelves = shelvesOf(server, account, section);
    if (flag(c, "includeLibraryPlaylists")) {
      const touching = playlistsOf(server, account).filter((each) =>
        playlistRows(server, account, each).some(({ item }) => item.sectionId === section.id),
      );
      const lists: Hub = {
        identifier: `library.playlists.${section.id}`,
        title: "Playlists",
        type: "playlist",
        key: `/playlists/all?sectionID=${section.id}`,
        items: [],
        rows: touching.map((each) => playlistRow(server, account, each)),
      };
      if (touching.length > 0) shelves.push(lists);
    }
    const Hub = shelves.map((shelf) => hubRow(server, account, shelf, hubCount(c, 12)));
    return reply(c, { size: Hub.length, ...sectionFields(section), Hub });
  });

  app.get("/hubs/sections/:id/continueWatching/items", (c) => {
    const account = c.get("account");
    const section = sectionOf(server, account, c.req.param("id"));
    return section
      ? listItems(pms, c, continueWatching(server, account, [section]), { section })
      : refuse(c, 404);
  });
  return app;
}
