import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { sorts } from "@/lib/plex";

const shape = { params: z.object({ id: key }), query: z.object({ type: whole(1, 42).optional() }) };

/** What this library can be sorted by. */
export const GET = route(shape, async ({ params, query, plex }) =>
  sorts(await plex(), params.id, query.type),
);
