import { Hono } from "hono";
import { draw } from "../art/index.ts";
import type { World } from "../world/types.ts";

/** People's pictures; they need no token. */
export function avatarRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/users/:uuid/avatar", async (c) => {
    const account = [...world.accounts.values()].find((each) => each.uuid === c.req.param("uuid"));
    if (!account) return c.notFound();
    const size = { width: 256, height: 256, minSize: true, upscale: false, format: "png" } as const;
    const { body, contentType } = await draw(
      { kind: "avatar", seed: account.uuid, title: account.title },
      size,
    );
    return c.body(new Uint8Array(body), 200, {
      "Content-Type": contentType,
      "Cache-Control": "public, max-age=86400",
    });
  });
  return app;
}
