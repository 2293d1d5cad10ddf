import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { firstCharacters } from "@/lib/plex";

const shape = { params: z.object({ id: key }), query: z.object({ type: whole(1, 42).optional() }) };

/** First letters, and how many titles begin with each. */
export const GET = route(shape, async ({ params, query, plex }) =>
  firstCharacters(await plex(), params.id, query.type),
);
