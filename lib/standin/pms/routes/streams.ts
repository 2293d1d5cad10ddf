import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { streamById } from "../parts.ts";

/** External subtitle files; embedded ones can't be had this way: 501 (PROTOCOL §6.9). */
export function streamRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/library/streams/:name{[0-9]+(\\.[a-z0-9]+)?}", async (c) => {
    const [id = "", extension] = c.req.param("name").split(".");
    const stream = streamById(server, c.get("account"), Number(id));
    if (stream?.streamType !== 3) return refuse(c, 404);
    if (!stream.external) return refuse(c, 501);
    if (extension !== undefined && extension !== stream.external.format) return refuse(c, 404);
    const text = await readFile(stream.external.path);
    return c.body(new Uint8Array(text), 200, { "Content-Type": "text/plain; charset=utf-8" });
  });
  return app;
}
