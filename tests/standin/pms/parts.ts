import { keyOfGeneratedId } from "../catalog/generated.ts";
import type { Catalogue, Item, Part, Stream } from "../catalog/types.ts";
import { itemFor } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { streamsOf } from "./render/media.ts";

type Owned = { item: Item; part: Part };
/** Item and part by the id of a medium, a part or a stream: one server never gives an id twice. */
const indexes = new WeakMap<Catalogue, Map<number, Owned>>();

/** The part, if the account may see the item it belongs to and its file is still there. */
export function partById(server: PlexServer, account: Account, id: number): Part | undefined {
  const { item, part } = owner(server, account, id) ?? {};
  return part?.id === id && item?.deletedAt === undefined ? part : undefined;
}

/** The part of a trailer, if the account may see the film. */
export function partOfAsset(
  server: PlexServer,
  account: Account,
  number: number,
  bitrate: number,
): Part | undefined {
  for (const { item, part } of indexOf(server.catalogue).values())
    if (part.asset?.number === number && part.asset.bitrate === bitrate)
      return itemFor(server, account, item.ratingKey) && part;
  return undefined;
}

/** The stream, under the same condition. */
export function streamById(server: PlexServer, account: Account, id: number): Stream | undefined {
  const { part } = owner(server, account, id) ?? {};
  return part && streamsOf(server, part).find((stream) => stream.id === id);
}

/** The item whose version has this media id: chapter pictures are addressed by it. */
export function itemOfMedia(server: PlexServer, account: Account, mediaId: number): Item | undefined {
  const item = owner(server, account, mediaId)?.item;
  return item?.media.some((media) => media.id === mediaId) ? item : undefined;
}

function owner(server: PlexServer, account: Account, id: number): Owned | undefined {
  const found = ownerIn(server, id);
  return found && itemFor(server, account, found.item.ratingKey) && found;
}

function ownerIn(server: PlexServer, id: number): Owned | undefined {
  const generated = keyOfGeneratedId(id);
  if (generated !== undefined) {
    const item = server.catalogue.items.get(generated);
    const part = item?.media[0]?.parts[0];
    return item && part && { item, part };
  }
  const index = indexOf(server.catalogue);
  const known = index.get(id);
  if (known) return known;
  for (const [partId, streams] of server.lists.subtitles)
    if (streams.some((stream) => stream.id === id)) return index.get(partId);
  return undefined;
}

/** A catalogue that changes is another catalogue, so each is walked through once. */
function indexOf(catalogue: Catalogue): Map<number, Owned> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index = new Map<number, Owned>();
  for (const item of catalogue.items.values()) {
    // Generated items are found by the number itself.
    if (item.files) continue;
    for (const media of item.media)
      for (const part of media.parts)
        for (const id of [media.id, part.id, ...part.streams.map((stream) => stream.id)])
          index.set(id, { item, part });
  }
  indexes.set(catalogue, index);
  return index;
}
