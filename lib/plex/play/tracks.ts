import { tell } from "../ask/ask";
import { metadata } from "../browse/library";
import { forget } from "../cache/forget";
import type { Plex } from "../plex";
import { PlexError } from "../wire/errors";
import { path } from "../wire/target";

/** Which sound and which subtitles; "0" switches subtitles off, what is absent stays (PROTOCOL §6.10). */
type Tracks = { audioStreamID?: string; subtitleStreamID?: string };

/**
 * Chooses sound and subtitles of a file, for this person and for good.
 *
 * @param ratingKey the item whose file it is
 * @throws PlexError `not_found` when it isn't, `rejected` when the file has no such track
 */
export async function selectTracks(
  plex: Plex,
  ratingKey: string,
  partId: string,
  tracks: Tracks,
): Promise<void> {
  const { Media } = await metadata(plex, ratingKey);
  if (!Media.some(({ Part }) => Part.some(({ id }) => id === partId))) throw new PlexError("not_found");
  const query = { ...tracks, allParts: true };
  await tell(plex, { path: path`/library/parts/${partId}`, method: "PUT", query });
  await forget(plex, `item:${ratingKey}`);
}
