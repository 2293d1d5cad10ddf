import { Hono } from "hono";
import type { Part } from "../../catalog/types.ts";
import { frameAt, previewsOf } from "../../media/previews.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { partById } from "../parts.ts";

/** The small pictures shown while somebody looks for a place in a film (PROTOCOL §7.3). */
export function previewRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/library/parts/:id/indexes/:index", async (c) => {
    const part = partById(server, c.get("account"), Number(c.req.param("id")));
    if (!part || c.req.param("index") !== "sd" || !isFilm(part)) return refuse(c, 404);
    const bif = await previewsOf(part.file);
    return c.body(new Uint8Array(bif), 200, { "Content-Type": "application/octet-stream" });
  });
  app.get("/library/parts/:id/indexes/:index/:offset", async (c) => {
    const part = partById(server, c.get("account"), Number(c.req.param("id")));
    const offset = /^\d+$/.test(c.req.param("offset")) ? Number(c.req.param("offset")) : undefined;
    if (!part || c.req.param("index") !== "sd" || !isFilm(part) || offset === undefined)
      return refuse(c, 404);
    const frame = frameAt(await previewsOf(part.file), offset);
    if (!frame) return refuse(c, 404);
    return c.body(new Uint8Array(frame), 200, { "Content-Type": "image/jpeg" });
  });
  return app;
}

function isFilm({ file }: Part): boolean {
  return file.streams.some((stream) => stream.streamType === 1);
}
