import { type Context, Hono } from "hono";
import { draw } from "../../art/index.ts";
import { count, flag, param } from "../../http/params.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { type Subject, subjectOf } from "../pictures.ts";

type Size = Parameters<typeof draw>[1];

const natural: Record<Subject["kind"], { width: number; height: number }> = {
  poster: { width: 1000, height: 1500 },
  art: { width: 1920, height: 1080 },
  still: { width: 1280, height: 720 },
  portrait: { width: 600, height: 600 },
  avatar: { width: 256, height: 256 },
};
const formats = { jpg: "jpg", jpeg: "jpg", png: "png" } as const;

/** Pictures, resized by the photo transcoder (PROTOCOL §7.2) or raw (§7.1). */
export function photoRoutes(pms: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/photo/:/transcode", async (c) => {
    const url = param(c, "url");
    const width = count(c, "width");
    const height = count(c, "height");
    const format = formatOf(param(c, "format"));
    const quality = Number(param(c, "quality") ?? 80);
    if (!url || !width || !height || width > 10_000 || height > 10_000 || !format) return refuse(c, 400);
    if (!(quality >= -1 && quality <= 127)) return refuse(c, 400);
    const subject = subjectOf(pms, c.get("account"), withoutToken(url));
    if (!subject) return refuse(c, 404);
    return picture(c, subject, {
      width,
      height,
      minSize: flag(c, "minSize"),
      upscale: flag(c, "upscale"),
      format,
      quality: quality < 1 ? 100 : Math.min(100, quality),
      blur: count(c, "blur"),
    });
  });

  const raw = async (c: Context<PmsEnv>) => {
    const subject = subjectOf(pms, c.get("account"), new URL(c.req.url).pathname);
    if (!subject) return refuse(c, 404);
    return picture(c, subject, { ...natural[subject.kind], minSize: true, upscale: false, format: "jpg" });
  };
  const elements = "thumb|poster|art|background|banner|composite";
  app.get(`/library/metadata/:id/:element{${elements}}`, raw);
  app.get(`/library/metadata/:id/:element{${elements}}/:stamp`, raw);
  app.get("/library/media/:id/chapterImages/:n", raw);
  app.get("/library/sections/:id/composite/:stamp", raw);
  app.get("/library/collections/:id/composite/:stamp", raw);
  app.get("/playlists/:id/composite/:stamp", raw);
  app.get("/:/resources/:name", raw);
  return app;
}

async function picture(c: Context, subject: Subject, size: Size): Promise<Response> {
  const { body, contentType } = await draw(subject, size);
  const headers = { "Content-Type": contentType, "Cache-Control": "max-age=31536000" };
  return c.body(new Uint8Array(body), 200, headers);
}

function formatOf(asked = "jpg"): "jpg" | "png" | undefined {
  return asked in formats ? formats[asked as keyof typeof formats] : undefined;
}

/** Some clients put a token into the inner address; the outer request is authorised, so it says nothing here. */
function withoutToken(address: string): string {
  return address.replace(/([?&])X-Plex-Token=[^&]*&?/, "$1").replace(/[?&]$/, "");
}
