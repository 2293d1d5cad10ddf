import type { Item } from "../../catalog/types.ts";
import type { MediaFile } from "../../media/index.ts";

/** The files behind an item, the server's preferred version first. */
export function filesOf(item: Item): readonly MediaFile[] {
  return item.files ?? item.media.flatMap((media) => media.parts.map((part) => part.file));
}
