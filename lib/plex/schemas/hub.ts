import { z } from "zod";
import { item, tag } from "./item";
import { flag, list, num, text } from "./scalars";

/** A row of items on a page (PROTOCOL §4.1). `hubIdentifier` is stable; `title` is for people, translated. */
export const hub = z
  .looseObject({
    hubIdentifier: text,
    title: text,
    type: text,
    context: text,
    key: text,
    hubKey: text,
    size: num,
    more: flag,
    promoted: flag,
    style: text,
    Metadata: list(item),
    Directory: list(tag),
  })
  .meta({ id: "Hub", description: "A row of items on a page." });

export const hubList = z.looseObject({ Hub: list(hub) });

export type Hub = z.output<typeof hub>;
