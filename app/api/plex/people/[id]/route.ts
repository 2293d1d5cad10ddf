import { z } from "zod";
import { route } from "@/lib/api/route";
import { page } from "@/lib/api/shapes";
import { person } from "@/lib/plex";

const id = z.string().regex(/^(\d{1,18}|[0-9a-f]{24})$/, "must be a number or a tagKey");

/** Somebody of the cast or crew, and what they were in. */
export const GET = route({ params: z.object({ id }), query: page }, async ({ params, query, plex }) =>
  person(await plex(), params.id, query),
);
