import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { filters } from "@/lib/plex";

const shape = { params: z.object({ id: key }), query: z.object({ type: whole(1, 42).optional() }) };

/** What this library can be filtered by. */
export const GET = route(shape, async ({ params, query, plex }) =>
  filters(await plex(), params.id, query.type),
);
