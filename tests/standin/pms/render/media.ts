import type { Item, Media, Part, Stream } from "../../catalog/types.ts";
import { selectionOf } from "../../watch/state.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { resolutionOf, streamRows } from "./streams.ts";

/** The key of a part's bytes; the number in the middle changes with the file (PROTOCOL §6.2). */
export function partKey(part: Part): string {
  const { asset } = part;
  // The query is part of the key (PROTOCOL §3.9).
  if (asset) return `/services/iva/assets/${asset.number}/video.mp4?fmt=4&bitrate=${asset.bitrate}`;
  return `/library/parts/${part.id}/${part.stamp}/file.${part.file.container}`;
}

/** The tracks of a part with what was downloaded for it since. */
export function streamsOf(server: PlexServer, part: Part): Stream[] {
  const more = server.lists.subtitles.get(part.id);
  return more ? [...part.streams, ...more] : part.streams;
}

/**
 * `Media[]`. Streams come only with an account to select them for: listings have none (PROTOCOL §3.5). `checkFiles`
 * looks at the files and says so.
 */
export function mediaRows(
  server: PlexServer,
  item: Item,
  { account, checkFiles = false }: { account?: Account; checkFiles?: boolean } = {},
) {
  return item.media.map((media) =>
    mediaRow(item, media, (part) => ({
      ...partRow(item, part),
      accessible: checkFiles ? item.deletedAt === undefined : undefined,
      exists: checkFiles ? item.deletedAt === undefined : undefined,
      Stream: account && streamRows(streamsOf(server, part), selectionOf(server, account, part.id)),
    })),
  );
}

function mediaRow(item: Item, media: Media, row: (part: Part) => object) {
  const file = media.parts[0]?.file;
  if (!file) throw new Error(`media ${media.id} has no part`);
  const video = file.streams.find((stream) => stream.streamType === 1);
  const audio = file.streams.find((stream) => stream.streamType === 2);
  const seen = file.height > 0;
  const duration = media.parts.reduce((sum, part) => sum + part.file.duration, 0);
  const asset = media.parts[0]?.asset;
  return {
    id: media.id,
    duration: item.duration === undefined ? undefined : duration,
    bitrate: asset?.bitrate ?? (file.bitrate || undefined),
    width: seen ? file.width : undefined,
    height: seen ? file.height : undefined,
    aspectRatio: seen ? Math.round((file.width / file.height) * 100) / 100 : undefined,
    audioChannels: audio?.channels,
    audioCodec: audio?.codec,
    videoCodec: video?.codec,
    videoResolution: video && resolutionOf(file.height),
    container: file.container,
    videoFrameRate: video && frameRateName(video.frameRate),
    optimizedForStreaming: file.container === "mp4" ? 1 : undefined,
    audioProfile: audio?.profile,
    has64bitOffsets: file.container === "mp4" ? false : undefined,
    videoProfile: video?.profile,
    protocol: asset && "mp4",
    premium: asset && true,
    deletedAt: item.deletedAt,
    Part: media.parts.map(row),
  };
}

function partRow(item: Item, part: Part) {
  const { file } = part;
  const video = file.streams.find((stream) => stream.streamType === 1);
  const short = {
    id: part.id,
    key: partKey(part),
    duration: item.duration === undefined ? undefined : file.duration,
    container: file.container,
  };
  // Nobody's file: nothing to tell where it lies or how large it is.
  if (part.asset) return short;
  return {
    id: part.id,
    key: partKey(part),
    duration: item.duration === undefined ? undefined : file.duration,
    file: part.fileName,
    size: file.size,
    container: file.container,
    // Preview thumbnails exist for every film (PROTOCOL §7.3).
    indexes: video && item.deletedAt === undefined ? "sd" : undefined,
    hasThumbnail: video && item.deletedAt === undefined ? "1" : undefined,
    has64bitOffsets: file.container === "mp4" ? false : undefined,
    optimizedForStreaming: file.container === "mp4" ? true : undefined,
    videoProfile: video?.profile,
    audioProfile: file.streams.find((stream) => stream.streamType === 2)?.profile,
    deletedAt: item.deletedAt,
  };
}

function frameRateName(rate = 24): string {
  if (Math.round(rate) === 25) return "PAL";
  return Math.round(rate) === 30 ? "NTSC" : `${Math.round(rate)}p`;
}
