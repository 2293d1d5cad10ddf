import { Hono } from "hono";
import type { Message } from "../events/feed.ts";
import { bodyOf, missing, optional, serverOf, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

/** Background work of any kind: it begins, moves on and ends when told to. */
export function activityKnobs({ world }: Knobs): Hono {
  const app = new Hono();
  app.post("/activities", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const sectionId = optional(body, "sectionId", "string");
    const message = server.activities.start({
      type: text(body, "type"),
      title: text(body, "title"),
      subtitle: optional(body, "subtitle", "string") ?? "",
      cancellable: optional(body, "cancellable", "boolean") ?? false,
      ...(sectionId === undefined ? {} : { Context: { librarySectionID: sectionId } }),
    });
    server.events.publish(message);
    return c.json({ uuid: (message.element as { uuid: string }).uuid });
  });

  // From 100 on it has ended.
  app.post("/activities/progress", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const uuid = text(body, "uuid");
    const progress = optional(body, "progress", "number") ?? 100;
    const message: Message | undefined =
      progress >= 100 ? server.activities.end(uuid) : server.activities.update(uuid, { progress });
    if (!message) throw missing("there is no such activity");
    server.events.publish(message);
    return c.json({});
  });
  return app;
}
