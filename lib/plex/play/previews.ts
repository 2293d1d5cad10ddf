import { exchange } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { PlexError } from "../wire/errors";
import { patience } from "../wire/http";
import { onlyMedia } from "../wire/media-type";
import { readBeginning } from "../wire/read-body";
import { path } from "../wire/target";
import { indexEnd, type Previews, readIndex } from "./bif";

/** The one set of preview pictures that Plex makes. */
const SET = "sd";

/**
 * When the preview pictures of a file were taken. The pictures run to tens of MB, so only the index at the
 * beginning is read (PROTOCOL §7.3).
 *
 * @throws PlexError `not_found` when the server made none
 */
export function previews(plex: Plex, partId: string): Promise<Previews> {
  return read(plex, "previews", { of: partId }, async () => {
    const reply = await open(plex, path`/library/parts/${partId}/indexes/${SET}`);
    const head = await readBeginning(reply, (so) => so.length >= (indexEnd(so) ?? 0));
    const index = readIndex(head);
    if (!index) throw new PlexError("bad_reply", { status: reply.status });
    return index;
  });
}

/** The preview picture at a time in ms, or the nearest before it. @throws PlexError `not_found` */
export const openPreview = async (plex: Plex, partId: string, at: number, signal: AbortSignal) =>
  onlyMedia(await open(plex, path`/library/parts/${partId}/indexes/${SET}/${String(at)}`, signal));

const open = (plex: Plex, from: string, signal?: AbortSignal) =>
  exchange(plex, { path: from, headers: { Accept: "*/*" }, headersTimeout: patience.slowHeaders, signal });
