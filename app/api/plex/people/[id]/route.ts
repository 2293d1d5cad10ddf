import { z } from "zod";
import { route } from "@/lib/api/route";
import { page } from "@/lib/api/shapes";
import { answers, person } from "@/lib/plex";

const id = z
  .string()
  .regex(/^(\d{1,18}|[0-9a-f]{24})$/, "must be a number or a tagKey")
  .meta({ examples: ["1"] });

export const GET = route(
  {
    summary: "Somebody of the cast or crew, and what they were in.",
    params: z.object({ id }),
    query: page,
    answer: answers.person.extend(answers.listing.shape),
  },
  async ({ params, query, plex }) => person(await plex(), params.id, query),
);
