import { Hono } from "hono";
import { hexOf } from "../catalog/seeded.ts";
import type { Part } from "../catalog/types.ts";
import { bytesOf } from "../pms/bytes.ts";
import { refuse } from "../pms/errors.ts";
import type { PlexServer, World } from "../world/types.ts";

/** Where in the cloud a trailer lies: whoever has the address has the clip. */
export function cloudAddress(world: World, server: PlexServer, { asset }: Part): string {
  const name = `${asset?.number}-${asset?.bitrate}`;
  return `${world.tvUrl}/trailers/${server.id.slice(0, 8)}/${name}.mp4?signature=${hexOf(`signed:${name}`, 16)}`;
}

/** Trailers by their signed addresses. No token is needed, and one that comes along is a mistake: 400. */
export function trailerRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/trailers/:server/:name", (c) => {
    if (c.req.query("X-Plex-Token") ?? c.req.header("X-Plex-Token")) return refuse(c, 400);
    const wanted = new URL(c.req.url);
    for (const server of world.servers)
      for (const item of server.catalogue.items.values())
        for (const part of item.media.flatMap((media) => media.parts)) {
          if (!part.asset) continue;
          const known = new URL(cloudAddress(world, server, part));
          if (known.pathname === wanted.pathname && known.search === wanted.search) return bytesOf(c, part);
        }
    return refuse(c, 404);
  });
  return app;
}
