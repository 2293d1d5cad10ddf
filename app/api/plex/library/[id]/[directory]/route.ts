import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { choices, directories } from "@/lib/plex";

const params = z.object({ id: key, directory: z.enum(directories) });
const query = z.object({ type: whole(1, 42).optional() });

/** The values of one filter: genres, years, directors … */
export const GET = route({ params, query }, async ({ params, query, plex }) =>
  choices(await plex(), params.id, params.directory, query.type),
);
