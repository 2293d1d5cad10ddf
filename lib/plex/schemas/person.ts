import { z } from "zod";
import { id, list, num, text } from "./scalars";

/** A person is a tag to Plex: `id` counts on one server, `tagKey` is the same on all (PROTOCOL §3.12). */
export const person = z.object({ id, tag: text, tagKey: text, tagType: num, filter: text, thumb: text });

export const personReply = z.looseObject({ Directory: list(person) });

export type PersonRecord = z.output<typeof person>;
