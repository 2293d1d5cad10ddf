import type { Item } from "../../catalog/types.ts";
import { grandparentOf, parentOf } from "../../world/library.ts";
import type { PlexServer } from "../../world/types.ts";

/** Paths of an item's own pictures; the stamp at the end changes with the picture (PROTOCOL §7.1). */
export function thumbOf(item: Item): string | undefined {
  return item.hasThumb ? `/library/metadata/${item.ratingKey}/thumb/${item.updatedAt}` : undefined;
}

export function artOf(item: Item): string | undefined {
  return item.hasArt ? `/library/metadata/${item.ratingKey}/art/${item.updatedAt}` : undefined;
}

/** `thumb`, `art`, what is above, and `Image[]`. Seasons and episodes show their show's art. */
export function pictureFields(server: PlexServer, item: Item) {
  const show = item.type === "season" ? parentOf(server, item) : grandparentOf(server, item);
  const season = item.type === "episode" ? parentOf(server, item) : undefined;
  const thumb = thumbOf(item);
  const art = show ? artOf(show) : artOf(item);
  const kind = item.type === "episode" || item.type === "clip" ? "snapshot" : "coverPoster";
  const images = [
    ...(thumb ? [{ alt: item.title, type: kind, url: thumb }] : []),
    ...(art ? [{ alt: show?.title ?? item.title, type: "background", url: art }] : []),
  ];
  return {
    thumb,
    art,
    parentThumb: item.type === "season" ? show && thumbOf(show) : season && thumbOf(season),
    grandparentThumb: item.type === "episode" ? show && thumbOf(show) : undefined,
    grandparentArt: item.type === "episode" ? show && artOf(show) : undefined,
    Image: images.length > 0 ? images : undefined,
    UltraBlurColors: (show ?? item).colors,
  };
}
