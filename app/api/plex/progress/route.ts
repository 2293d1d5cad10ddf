import { z } from "zod";
import { route } from "@/lib/api/route";
import { requests } from "@/lib/plex";
import { reportOrKeep } from "@/lib/servers";

const answer = requests.progress.omit({ ratingKey: true, sessionId: true }).extend({
  message: z.string(),
  ratingKey: z.string(),
  kept: z.literal(true).optional().describe("With 202: Plex can't take the report now and gets it later."),
  terminationCode: z.number().optional().describe("The server ended this playback."),
  terminationText: z.string().optional(),
});

export const POST = route(
  {
    summary: "Reports where a player is; 202 when Plex can't be told now: the report is kept and sent later.",
    body: requests.progress,
    answer,
    scope: "playback",
    limit: "report",
  },
  async ({ body, plex }) => {
    const termination = await reportOrKeep(await plex(), body);
    const { ratingKey, time, duration, state } = body;
    const told = { ratingKey, time, duration, state };
    if (termination) return { message: "Progress reported", ...told, ...termination };
    return Response.json(
      { message: "Progress kept until Plex is back", ...told, kept: true },
      { status: 202 },
    );
  },
);
