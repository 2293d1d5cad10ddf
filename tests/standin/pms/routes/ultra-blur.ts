import { Hono } from "hono";
import sharp from "sharp";
import { count, param } from "../../http/params.ts";
import { itemFor } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { reply } from "../reply.ts";

const corners = ["topLeft", "topRight", "bottomLeft", "bottomRight"] as const;

/** The four colours of a picture, and a picture made of four colours (PROTOCOL §7.4). */
export function ultraBlurRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/services/ultrablur/colors", (c) => {
    const [, ratingKey = ""] = /\/library\/metadata\/(\d+)\//.exec(param(c, "url") ?? "") ?? [];
    const colors = itemFor(server, c.get("account"), ratingKey)?.colors;
    // An array here, a single object on items.
    return colors ? reply(c, { size: 1, UltraBlurColors: [colors] }) : refuse(c, 404);
  });

  app.get("/services/ultrablur/image", async (c) => {
    const colors = corners.map((corner) => /^[0-9a-f]{6}$/i.exec(param(c, corner) ?? "")?.[0]);
    const width = count(c, "width") ?? 1920;
    const height = count(c, "height") ?? 1080;
    if (colors.includes(undefined) || !(width > 0 && height > 0 && width <= 4096 && height <= 4096))
      return refuse(c, 400);
    const raw = Buffer.from(colors.join(""), "hex");
    const four = sharp(raw, { raw: { width: 2, height: 2, channels: 3 } });
    const body = await four.resize(width, height, { kernel: "linear", fit: "fill" }).png().toBuffer();
    return c.body(new Uint8Array(body), 200, { "Content-Type": "image/png" });
  });
  return app;
}
