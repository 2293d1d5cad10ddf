import { Hono } from "hono";
import { draw } from "../../art/index.ts";
import type { World } from "../../world/types.ts";
import { cloudItem } from "./cloud.ts";
import type { DiscoverEnv } from "./env.ts";

/** Posters and backgrounds of the cloud; like all pictures there, they need no token. */
export function pictureRoutes(world: World): Hono<DiscoverEnv> {
  const app = new Hono<DiscoverEnv>();
  app.get("/pictures/:key/:name{(thumb|art)\\.jpg}", async (c) => {
    const item = cloudItem(world, c.req.param("key"));
    if (!item) return c.notFound();
    const genre = item.genres[0]?.tag;
    const { title, tagline: subtitle, year } = item;
    const seed = item.picture;
    const wide = c.req.param("name") === "art.jpg";
    const size = { minSize: true, upscale: false, format: "jpg" } as const;
    const { body, contentType } = await (wide
      ? draw({ kind: "art", seed, genre }, { ...size, width: 1280, height: 720 })
      : draw({ kind: "poster", seed, title, subtitle, year, genre }, { ...size, width: 400, height: 600 }));
    return c.body(new Uint8Array(body), 200, {
      "Content-Type": contentType,
      "Cache-Control": "public, max-age=31536000",
    });
  });
  return app;
}
