import { Hono } from "hono";
import { cloudAddress } from "../../tv/trailers.ts";
import { itemFor } from "../../world/library.ts";
import { bytesOf } from "../bytes.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { partById, partOfAsset } from "../parts.ts";

/** The original bytes, also of trailers under their own kind of key, whole or by range (PROTOCOL §6.2). The stamp in the key must fit: a changed file has a new one. */
export function partRoutes({ server, world }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/library/parts/:id/:stamp/:file", (c) => {
    const part = partById(server, c.get("account"), Number(c.req.param("id")));
    if (!part || part.asset || String(part.stamp) !== c.req.param("stamp")) return refuse(c, 404);
    return bytesOf(c, part);
  });

  // A show's tune: half a minute of music, like every other.
  app.get("/library/metadata/:id/theme/:stamp", (c) => {
    const show = itemFor(server, c.get("account"), c.req.param("id"));
    const tracks = [...server.catalogue.items.values()].filter((item) => item.type === "track");
    const parts = tracks.flatMap((track) => track.media.flatMap((media) => media.parts));
    const tune = parts.find((part) => part.file.container === "mp3");
    return show?.themed && tune ? bytesOf(c, tune) : refuse(c, 404);
  });

  // A second `?`, where a client appends its own parameters to the key as if it had none, spoils the bitrate: 400.
  app.get("/services/iva/assets/:number/video.mp4", (c) => {
    const bitrate = c.req.query("bitrate") ?? "";
    if (!/^\d+$/.test(c.req.query("fmt") ?? "") || !/^\d+$/.test(bitrate)) return refuse(c, 400);
    const part = partOfAsset(server, c.get("account"), Number(c.req.param("number")), Number(bitrate));
    if (!part) return refuse(c, 404);
    if (!server.moods.trailersElsewhere) return bytesOf(c, part);
    return c.redirect(cloudAddress(world, server, part), 302);
  });
  return app;
}
