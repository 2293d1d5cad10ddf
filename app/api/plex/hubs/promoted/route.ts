import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize } from "@/lib/api/shapes";
import { answers, promotedHubs } from "@/lib/plex";

export const GET = route(
  { summary: "What this person pinned to Home, row by row.", query: hubSize, answer: z.array(answers.hub) },
  async ({ query, plex }) => promotedHubs(await plex(), query.count),
);
