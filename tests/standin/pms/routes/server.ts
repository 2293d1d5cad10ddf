import { Hono } from "hono";
import type { Pms, PmsEnv } from "../env.ts";
import { attributesOf } from "../render/attributes.ts";
import { reply } from "../reply.ts";

/** What the server is and can do (PROTOCOL §3.2). */
export function serverRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/", (c) =>
    reply(c, {
      ...attributesOf(server),
      size: 3,
      hubSearch: true,
      itemClusters: true,
      mediaProviders: true,
      multiuser: true,
      transcoderPhoto: true,
      Directory: ["hubs", "library", "photo"].map((key) => ({ count: 1, key, title: key })),
    }),
  );
  return app;
}
