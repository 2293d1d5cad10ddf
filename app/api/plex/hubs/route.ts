import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize } from "@/lib/api/shapes";
import { answers, hubs } from "@/lib/plex";

export const GET = route(
  { summary: "The home page of the server, row by row.", query: hubSize, answer: z.array(answers.hub) },
  async ({ query, plex }) => hubs(await plex(), query.count),
);
