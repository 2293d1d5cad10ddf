import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey, key } from "@/lib/api/shapes";
import { selectTracks } from "@/lib/plex";

const body = z
  .object({ ratingKey: bodyKey, audioStreamID: bodyKey.optional(), subtitleStreamID: bodyKey.optional() })
  .refine(({ audioStreamID, subtitleStreamID }) => audioStreamID ?? subtitleStreamID, "choose a track")
  .refine(({ audioStreamID }) => audioStreamID !== "0", "there is always sound")
  .meta({ examples: [{ ratingKey: "1", subtitleStreamID: "0" }] });

export const POST = route(
  {
    summary: "Chooses sound and subtitles of a file for this person; subtitle 0 is none.",
    params: z.object({ id: key }),
    body,
    scope: "playback",
    answer: z.object({
      message: z.string(),
      id: z.string(),
      ratingKey: z.string(),
      audioStreamID: z.string().optional(),
      subtitleStreamID: z.string().optional(),
    }),
  },
  async ({ params: { id }, body: { ratingKey, ...tracks }, plex }) => {
    await selectTracks(await plex(), ratingKey, id, tracks);
    return { message: "Tracks selected", id, ratingKey, ...tracks };
  },
);
