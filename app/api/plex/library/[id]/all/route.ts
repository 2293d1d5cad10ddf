import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page, whole } from "@/lib/api/shapes";
import { answers, libraryPage } from "@/lib/plex";

const params = z.object({ id: key });
const query = page.extend({
  sort: z
    .string()
    .regex(/^[\w.]+(:(asc|desc|nullsLast))*(,[\w.]+(:(asc|desc|nullsLast))*)*$/)
    .meta({ examples: ["addedAt:desc"] })
    .optional(),
  type: whole(1, 42).optional(),
});

export const GET = route(
  {
    summary: "One page of a library; Plex's own filters and operators (`genre=5`, `year>>=1990`) go through.",
    params,
    query,
    filters: true,
    answer: answers.listing,
  },
  async ({ params, query, filters, plex }) => libraryPage(await plex(), params.id, { ...query, filters }),
);
