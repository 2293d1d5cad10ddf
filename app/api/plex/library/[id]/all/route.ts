import { z } from "zod";
import { filtersOf } from "@/lib/api/filters";
import { route } from "@/lib/api/route";
import { key, page, whole } from "@/lib/api/shapes";
import { libraryPage } from "@/lib/plex";

const params = z.object({ id: key });
const query = page.extend({
  sort: z
    .string()
    .regex(/^[\w.]+(:(asc|desc|nullsLast))*(,[\w.]+(:(asc|desc|nullsLast))*)*$/)
    .optional(),
  type: whole(1, 42).optional(),
});

/** One page of a library; Plex's own filters and operators (`genre=5`, `year>>=1990`) go through. */
export const GET = route({ params, query }, async ({ params, query, request, plex }) => {
  const filters = filtersOf(new URL(request.url).searchParams);
  return libraryPage(await plex(), params.id, { ...query, filters });
});
