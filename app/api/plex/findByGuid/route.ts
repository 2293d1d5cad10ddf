import { z } from "zod";
import { route } from "@/lib/api/route";
import { findByGuid } from "@/lib/plex";

const guid = z
  .string()
  .max(300)
  .regex(/^[a-z][\w.+-]*:\/\/\S+$/i, "must be a guid such as plex://movie/…");

/** The items of this server with a guid, one per library that has it. */
export const GET = route({ query: z.object({ guid }) }, async ({ query, plex }) =>
  findByGuid(await plex(), query.guid),
);
