import type { MediaFile, MediaStream } from "../media/index.ts";
import type { Json } from "./converted-xml.ts";
import type { Subject } from "./reply.ts";
import type { Chosen } from "./types.ts";

/** The version and part a request means, with the person's chosen tracks. `undefined`: no such version or part. */
export function findSubject(
  found: { item: Json; files: MediaFile[][] },
  query: { mediaIndex: number; partIndex: number; audioStreamID?: string },
): { subject: Subject; file: MediaFile; chosen: Chosen } | undefined {
  // -1 leaves the choice to the server, which here takes the first.
  const mediaIndex = Math.max(0, query.mediaIndex);
  const partIndex = Math.max(0, query.partIndex);
  const file = found.files[mediaIndex]?.[partIndex];
  const media = rows(found.item.Media)[mediaIndex];
  const part = rows(media?.Part)[partIndex];
  if (!file || !media || !part) return undefined;
  const streams = pair(file, rows(part.Stream));
  return {
    subject: { item: found.item, media, part, streams },
    file,
    chosen: choose(streams, query.audioStreamID),
  };
}

/** The tracks of a file beside their JSON: the nth track of a kind is the nth of that kind. */
function pair(file: MediaFile, told: Json[]): Map<MediaStream, Json> {
  const pairs = new Map<MediaStream, Json>();
  for (const type of [1, 2, 3] as const) {
    const json = told.filter((stream) => stream.streamType === type);
    file.streams
      .filter((stream) => stream.streamType === type)
      .forEach((stream, n) => {
        const row = json[n];
        if (row) pairs.set(stream, row);
      });
  }
  return pairs;
}

/** `audioStreamID` wins over the stored selection; a `subtitleStreamID` is ignored here (PROTOCOL §6.4). */
function choose(streams: Map<MediaStream, Json>, audioStreamID: string | undefined): Chosen {
  const of = (type: number) => [...streams].filter(([stream]) => stream.streamType === type);
  const audio = of(2);
  const pick =
    audio.find(([, json]) => audioStreamID !== undefined && String(json.id) === audioStreamID) ??
    audio.find(([, json]) => json.selected) ??
    audio.find(([stream]) => stream.default) ??
    audio[0];
  const subtitle = of(3).find(([, json]) => json.selected);
  return { video: of(1)[0]?.[0], audio: pick?.[0], subtitle: subtitle?.[0] };
}

function rows(value: unknown): Json[] {
  // The catalogue's own JSON: lists of objects by construction.
  return Array.isArray(value) ? (value as Json[]) : [];
}
