import { z } from "zod";
import { route } from "@/lib/api/route";
import { answers, findByGuid } from "@/lib/plex";

const guid = z
  .string()
  .max(300)
  .regex(/^[a-z][\w.+-]*:\/\/\S+$/i, "must be a guid such as plex://movie/…")
  .meta({ examples: ["plex://movie/5d776825880197001ec9038c"] });

export const GET = route(
  {
    summary: "The items of this server with a guid, one per library that has it.",
    query: z.object({ guid }),
    answer: z.array(answers.item),
  },
  async ({ query, plex }) => findByGuid(await plex(), query.guid),
);
