import type { Plex } from "../plex";
import type { Item } from "../schemas/item";

/** What a list can be of; one list holds one kind (PROTOCOL §4.5, §4.7). */
type ListType = "video" | "audio" | "photo";

/** Items as the content address that lists are made from (PROTOCOL §1.8). */
export const contentUri = ({ serverId }: Plex, ratingKeys: string[]): string =>
  `server://${serverId}/com.plexapp.plugins.library/library/metadata/${ratingKeys.join(",")}`;

/** The kind of list that an item goes into. */
export function listType({ type }: Pick<Item, "type">): ListType {
  if (type === "artist" || type === "album" || type === "track") return "audio";
  return type === "photo" || type === "photoalbum" ? "photo" : "video";
}
