import type { Item } from "../../catalog/types.ts";

/** `Marker[]`, offsets in ms (PROTOCOL §3.9). */
export function markerRows(item: Item) {
  return item.markers.map(({ id, type, start, end, final }) => ({
    id,
    type,
    startTimeOffset: start,
    endTimeOffset: end,
    final,
    Attributes: { id, version: type === "credits" ? 4 : undefined },
  }));
}

/** `Chapter[]`, offsets in ms. */
export function chapterRows(item: Item) {
  const mediaId = item.media[0]?.id;
  return item.chapters.map(({ id, start, end, tag }, at) => ({
    id,
    filter: `thumb=${id}`,
    index: at + 1,
    startTimeOffset: start,
    endTimeOffset: end,
    tag,
    thumb: `/library/media/${mediaId}/chapterImages/${at + 1}`,
  }));
}
