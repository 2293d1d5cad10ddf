import { z } from "zod";
import { route } from "@/lib/api/route";
import { answers, sessions } from "@/lib/plex";

export const GET = route(
  {
    summary:
      "What is being played now: by everybody for the server's owner, else what this person plays here.",
    answer: z.array(answers.session),
  },
  async ({ viewer, plex }) => sessions(await plex(), viewer),
);
