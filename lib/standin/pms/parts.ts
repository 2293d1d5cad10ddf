import type { Item, Part, Stream } from "../catalog/types.ts";
import { itemFor } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";

type Owned<T> = { of: T; item: Item };
type Index = { parts: Map<number, Owned<Part>>; streams: Map<number, Owned<Stream>> };

const indexes = new WeakMap<PlexServer["catalogue"], Index>();

/** The part, if the account may see the item it belongs to. */
export function partById(server: PlexServer, account: Account, id: number): Part | undefined {
  const found = indexOf(server).parts.get(id);
  return found && itemFor(server, account, found.item.ratingKey) && found.of;
}

/** The stream, under the same condition. */
export function streamById(server: PlexServer, account: Account, id: number): Stream | undefined {
  const found = indexOf(server).streams.get(id);
  return found && itemFor(server, account, found.item.ratingKey) && found.of;
}

/** The item whose version has this media id: chapter pictures are addressed by it. */
export function itemOfMedia(server: PlexServer, account: Account, mediaId: number): Item | undefined {
  const item = [...server.catalogue.items.values()].find((each) =>
    each.media.some((media) => media.id === mediaId),
  );
  return item && itemFor(server, account, item.ratingKey);
}

/** A catalogue never changes once it is built, so it is walked through once. */
function indexOf({ catalogue }: PlexServer): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index: Index = { parts: new Map(), streams: new Map() };
  for (const item of catalogue.items.values()) {
    for (const part of item.media.flatMap((media) => media.parts)) {
      index.parts.set(part.id, { of: part, item });
      for (const stream of part.streams) index.streams.set(stream.id, { of: stream, item });
    }
  }
  indexes.set(catalogue, index);
  return index;
}
