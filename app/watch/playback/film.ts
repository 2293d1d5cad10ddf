import type { Item, ShortItem } from "@/lib/plex";

/** What of an item the player needs: plain data, as it crosses to the browser. Times in seconds. */
export type Film = {
  serverId: string;
  ratingKey: string;
  title: string;
  /** The show, when the film is an episode. */
  show: string | undefined;
  season: number | undefined;
  episode: number | undefined;
  duration: number;
  art: string | undefined;
  chapters: { start: number; title: string | undefined }[];
  markers: Marker[];
  sounds: { id: string; name: string | undefined; selected: boolean }[];
  /** kbps of the original file. */
  bitrate: number | undefined;
  next: Next | undefined;
};

/** The end of closing credits is open (PROTOCOL §3.9). */
type Marker = { type: string; start: number; end: number; final: boolean };

type Next = {
  ratingKey: string;
  title: string;
  season: number | undefined;
  episode: number | undefined;
};

/** Past this part of a film nobody wants to resume (PROTOCOL §10 no. 55). */
const NEARLY_OVER = 0.95;

/** The facts about an item that the player shows. */
export function toFilm(serverId: string, item: Item, next: ShortItem | undefined): Film {
  const [media] = item.Media;
  const sounds = media?.Part[0]?.Stream.filter((one) => one.streamType === 2) ?? [];
  return {
    serverId,
    ratingKey: item.ratingKey,
    title: item.title,
    show: item.type === "episode" ? item.grandparentTitle : undefined,
    season: item.type === "episode" ? item.parentIndex : undefined,
    episode: item.type === "episode" ? item.index : undefined,
    duration: durationOf(item),
    art: item.art ?? item.grandparentArt ?? item.thumb,
    chapters: item.Chapter.map(({ startTimeOffset, tag }) => ({
      start: (startTimeOffset ?? 0) / 1000,
      title: tag,
    })),
    markers: toMarkers(item),
    sounds: sounds.map(({ id, displayTitle, selected }) => ({ id, name: displayTitle, selected })),
    bitrate: media?.bitrate || undefined,
    next: next && {
      ratingKey: next.ratingKey,
      title: next.title,
      season: next.parentIndex,
      episode: next.index,
    },
  };
}

/**
 * Where playing begins, in seconds.
 *
 * @param asked the address's `?t=`; without it the film resumes where this person left it
 */
export function startAt(
  item: Pick<Item, "viewOffset" | "duration" | "Media">,
  asked: string | undefined,
): number {
  const duration = durationOf(item);
  const named = asked === undefined || asked === "" ? Number.NaN : Number(asked);
  if (named >= 0) return named < duration || duration === 0 ? named : 0;
  const left = (item.viewOffset ?? 0) / 1000;
  return left > 0 && left < duration * NEARLY_OVER ? left : 0;
}

/** The marker that covers a second, if any. */
export const markerAt = (markers: Marker[], second: number) =>
  markers.find(({ start, end }) => second >= start && second < end);

function durationOf(item: Pick<Item, "duration" | "Media">): number {
  return (item.duration ?? item.Media[0]?.duration ?? 0) / 1000;
}

/** Markers come unsorted, may overlap, and reach past the end (PROTOCOL §10 no. 26). */
function toMarkers(item: Item): Marker[] {
  const end = durationOf(item) || Number.POSITIVE_INFINITY;
  return item.Marker.map(({ type = "", startTimeOffset = 0, endTimeOffset = 0, final }) => ({
    type,
    start: startTimeOffset / 1000,
    end: final ? end : Math.min(endTimeOffset / 1000, end),
    final,
  })).toSorted((a, b) => a.start - b.start);
}
