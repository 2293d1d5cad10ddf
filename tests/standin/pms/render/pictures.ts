import type { Item } from "../../catalog/types.ts";
import { grandparentOf, parentOf } from "../../world/library.ts";
import type { PlexServer } from "../../world/types.ts";

/** Paths of an item's own pictures; the stamp at the end changes with the picture (PROTOCOL §7.1). */
export function thumbOf(item: Item): string | undefined {
  if (item.posterAt !== undefined) return item.posterAt;
  return item.hasThumb ? `/library/metadata/${item.ratingKey}/thumb/${item.updatedAt}` : undefined;
}

export function artOf(item: Item): string | undefined {
  return item.hasArt ? `/library/metadata/${item.ratingKey}/art/${item.updatedAt}` : undefined;
}

/** A show's tune and banner, told by everything below it. */
export function themeOf(item: Item | undefined): string | undefined {
  return item?.themed ? `/library/metadata/${item.ratingKey}/theme/${item.updatedAt}` : undefined;
}

export function bannerOf(item: Item): string | undefined {
  return item.themed ? `/library/metadata/${item.ratingKey}/banner/${item.updatedAt}` : undefined;
}

/** Pictures of 16:9, home videos' too (PROTOCOL §3.5). */
function isSnapshot({ type, subtype }: Item): boolean {
  return type === "episode" || type === "clip" || type === "photo" || subtype === "clip";
}
const belowAShow = new Set<Item["type"]>(["season", "episode"]);

/** `thumb`, `art`, what is above, and `Image[]`. Seasons and episodes show their show's art. */
export function pictureFields(server: PlexServer, item: Item) {
  const parent = parentOf(server, item);
  const grandparent = grandparentOf(server, item);
  const top = grandparent ?? parent;
  const borrowed = top && belowAShow.has(item.type) ? top : item;
  // A track has no picture of its own: it shows its album's.
  const thumb = item.type === "track" && parent ? thumbOf(parent) : thumbOf(item);
  const art = item.type === "track" && grandparent ? artOf(grandparent) : artOf(borrowed);
  const kind = isSnapshot(item) ? "snapshot" : "coverPoster";
  const images = [
    ...(thumb ? [{ alt: item.title, type: kind, url: thumb }] : []),
    ...(art ? [{ alt: borrowed.title, type: "background", url: art }] : []),
  ];
  return {
    thumb,
    art,
    composite: item.type === "photoalbum" ? thumb?.replace("/thumb/", "/composite/") : undefined,
    parentThumb: parent && !grandparent?.flattened ? thumbOf(parent) : undefined,
    grandparentThumb: grandparent && thumbOf(grandparent),
    grandparentArt: grandparent && artOf(grandparent),
    banner: bannerOf(item),
    theme: themeOf(item),
    parentTheme: item.type === "season" ? themeOf(parent) : undefined,
    grandparentTheme: themeOf(grandparent),
    Image: images.length > 0 ? images : undefined,
    UltraBlurColors: borrowed.colors,
  };
}
