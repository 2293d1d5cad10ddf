import { z } from "zod";

/** What a personal token may allow: looking things up, playing, changing things. None includes another. */
export const scope = z.enum(["read", "playback", "write"]);
export type Scope = z.output<typeof scope>;
