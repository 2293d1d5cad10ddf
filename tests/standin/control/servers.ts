import { type Context, Hono } from "hono";
import { changeSection } from "../events/library.ts";
import { findServer } from "../world/create.ts";
import type { PlexServer } from "../world/types.ts";
import { bad, bodyOf, missing, optional, serverOf, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

const passText = "Remote playback of this server needs a Plex Pass or a Remote Watch Pass.";

/** How servers differ from each other: what they lack, refuse, hide, and don't know yet. */
export function serverKnobs({ world }: Knobs): Hono {
  const app = new Hono();
  const found = (c: Context): PlexServer => {
    const server = findServer(world, c.req.param("id") ?? "");
    if (!server) throw missing("there is no such server");
    return server;
  };

  app.post("/servers/:id/trailers", async (c) => {
    const { moods } = found(c);
    moods.trailersElsewhere = optional(await bodyOf(c), "elsewhere", "boolean") ?? true;
    return c.json({});
  });
  app.post("/servers/:id/home", async (c) => {
    const { moods } = found(c);
    moods.classicHome = optional(await bodyOf(c), "classic", "boolean") ?? true;
    return c.json({});
  });
  app.post("/servers/:id/remote", async (c) => {
    const { moods } = found(c);
    const body = await bodyOf(c);
    const refused = {
      everybody: optional(body, "everybody", "boolean") ?? true,
      code: optional(body, "code", "number") ?? 2000,
      text: optional(body, "text", "string") ?? passText,
    };
    moods.remote = optional(body, "refused", "boolean") === false ? undefined : refused;
    return c.json({});
  });

  app.post("/library/section", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const id = Number(text(body, "sectionId"));
    const hidden = optional(body, "hidden", "number");
    if (hidden !== undefined && ![0, 1, 2].includes(hidden)) throw bad("hidden is 0, 1 or 2");
    const edit = {
      ...(hidden !== undefined && {
        hidden: hidden === 0 ? undefined : hidden === 1 ? (1 as const) : (2 as const),
      }),
      // `null` and `""` are what a library without a name has.
      ...("title" in body && {
        title: body.title === null ? null : (optional(body, "title", "string") ?? ""),
      }),
    };
    if (!changeSection(server, id, edit)) throw missing("there is no such section");
    return c.json({});
  });

  app.post("/tokens/unsettled", async (c) => {
    const body = await bodyOf(c);
    const ms = optional(body, "ms", "number") ?? 0;
    world.unsettled = { requests: optional(body, "requests", "number") ?? 0, until: Date.now() + ms };
    return c.json({});
  });
  return app;
}
