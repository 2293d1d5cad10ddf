import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey, key } from "@/lib/api/shapes";
import { selectTracks } from "@/lib/plex";

const body = z
  .object({ ratingKey: bodyKey, audioStreamID: bodyKey.optional(), subtitleStreamID: bodyKey.optional() })
  .refine(({ audioStreamID, subtitleStreamID }) => audioStreamID ?? subtitleStreamID, "choose a track")
  .refine(({ audioStreamID }) => audioStreamID !== "0", "there is always sound");

/** Chooses sound and subtitles of a file for this person; subtitle 0 is none. */
export const POST = route(
  { params: z.object({ id: key }), body, scope: "playback" },
  async ({ params: { id }, body: { ratingKey, ...tracks }, plex }) => {
    await selectTracks(await plex(), ratingKey, id, tracks);
    return { message: "Tracks selected", id, ratingKey, ...tracks };
  },
);
