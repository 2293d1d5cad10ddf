import type { Item, Media, Part } from "../../catalog/types.ts";
import { selectionOf } from "../../watch/state.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { resolutionOf, streamRows } from "./streams.ts";

/** The key of a part's bytes; the number in the middle changes with the file (PROTOCOL §6.2). */
export function partKey(part: Part): string {
  return `/library/parts/${part.id}/${part.stamp}/file.${part.file.container}`;
}

/** `Media[]`. Streams come only with an account to select them for: listings have none (PROTOCOL §3.5). */
export function mediaRows(server: PlexServer, item: Item, account?: Account) {
  return item.media.map((media) =>
    mediaRow(media, (part) => partRow(part, account && selectionOf(server, account, part.id))),
  );
}

function mediaRow(media: Media, row: (part: Part) => object) {
  const file = media.parts[0]?.file;
  if (!file) throw new Error(`media ${media.id} has no part`);
  const video = file.streams.find((stream) => stream.streamType === 1);
  const audio = file.streams.find((stream) => stream.streamType === 2);
  return {
    id: media.id,
    duration: file.duration,
    bitrate: file.bitrate,
    width: file.width,
    height: file.height,
    aspectRatio: Math.round((file.width / file.height) * 100) / 100,
    audioChannels: audio?.channels,
    audioCodec: audio?.codec,
    videoCodec: video?.codec,
    videoResolution: resolutionOf(file.height),
    container: file.container,
    videoFrameRate: frameRateName(video?.frameRate),
    optimizedForStreaming: file.container === "mp4" ? 1 : undefined,
    audioProfile: audio?.profile,
    has64bitOffsets: file.container === "mp4" ? false : undefined,
    videoProfile: video?.profile,
    Part: media.parts.map(row),
  };
}

function partRow(part: Part, selection: Parameters<typeof streamRows>[1] | undefined) {
  const { file } = part;
  return {
    id: part.id,
    key: partKey(part),
    duration: file.duration,
    file: part.fileName,
    size: file.size,
    container: file.container,
    videoProfile: file.streams.find((stream) => stream.streamType === 1)?.profile,
    audioProfile: file.streams.find((stream) => stream.streamType === 2)?.profile,
    Stream: selection && streamRows(part, selection),
  };
}

function frameRateName(rate = 24): string {
  if (Math.round(rate) === 25) return "PAL";
  return Math.round(rate) === 30 ? "NTSC" : `${Math.round(rate)}p`;
}
