import type { draw } from "../art/index.ts";
import type { Item } from "../catalog/types.ts";
import { grandparentOf, itemFor, parentOf, sectionOf } from "../world/library.ts";
import type { Account } from "../world/types.ts";
import type { Pms } from "./env.ts";
import { itemOfMedia } from "./parts.ts";

export type Subject = Parameters<typeof draw>[0];

/**
 * What the picture at this address shows: a path on this server, a person's absolute address, or an avatar on plex.tv.
 * Undefined when there is no such picture, or when the account may not see it.
 */
export function subjectOf(pms: Pms, account: Account, address: string): Subject | undefined {
  const named = portraitAt(pms, address) ?? posterAt(pms, account, address);
  if (named) return named;
  const avatar = address.startsWith(`${pms.world.tvUrl}/users/`) ? address.split("/")[4] : undefined;
  if (avatar) return { kind: "avatar", seed: avatar, title: account.title };
  // Plex Web names even the server's own pictures by their absolute address (PROTOCOL §7.2).
  const own = ownPath(pms, address);
  if (own !== undefined) return pictureAt(pms, account, own);
  return /^\/(?!\/)/.test(address) ? pictureAt(pms, account, address.split("?")[0] ?? "") : undefined;
}

/** The path of an address on one of this server's ports, as it would be called from itself: by number or as 32400. */
function ownPath({ server }: Pms, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(address);
  const known = [server.port, server.sidePort, 32_400].map(String).includes(port);
  const here = ["127.0.0.1", "localhost"].includes(hostname);
  return protocol === "http:" && here && known ? decodeURIComponent(pathname) : undefined;
}

function pictureAt(pms: Pms, account: Account, path: string): Subject | undefined {
  const { server } = pms;
  const [, ratingKey, element] = /^\/library\/metadata\/(\d+)\/([a-zA-Z]+)(?:\/\d+)?$/.exec(path) ?? [];
  if (ratingKey && element) {
    const item = itemFor(server, account, ratingKey);
    return item && elementOf(pms, item, element);
  }
  const [, mediaId, chapter] = /^\/library\/media\/(\d+)\/chapterImages\/(\d+)$/.exec(path) ?? [];
  if (mediaId) {
    const item = itemOfMedia(server, account, Number(mediaId));
    return item && { kind: "still", seed: `${item.picture}:${chapter}` };
  }
  const sectionId = /^\/library\/sections\/(\d+)\/composite\/\d+$/.exec(path)?.[1];
  if (sectionId) {
    const section = sectionOf(server, account, sectionId);
    return section && { kind: "art", seed: section.uuid };
  }
  const [, kind, listKey = ""] =
    /^\/(playlists|library\/collections)\/(\d+)\/composite\/\d+$/.exec(path) ?? [];
  if (kind) return compositeOf(pms, account, listKey);
  const resource = /^\/:\/resources\/([a-z-]+)\.(?:png|jpg)$/.exec(path)?.[1];
  return resource ? { kind: "art", seed: resource } : undefined;
}

/** A collection or playlist shows a place of its own. */
function compositeOf({ server }: Pms, account: Account, ratingKey: string): Subject | undefined {
  const { collections, playlists } = server.lists;
  const collection = collections.get(ratingKey);
  const own = playlists.get(ratingKey)?.accountId === account.id;
  const seen = own || (collection && sectionOf(server, account, collection.sectionId));
  return seen ? { kind: "art", seed: `composite:${ratingKey}` } : undefined;
}

/** A season's poster and an episode's still belong to their show: they share its seed's beginning. */
function elementOf({ server }: Pms, item: Item, element: string): Subject | undefined {
  const genre = item.genres[0]?.tag;
  const { title, year } = item;
  if (element === "thumb" || element === "poster" || element === "composite") {
    if (!item.hasThumb) return undefined;
    if (item.type === "artist") return { kind: "portrait", seed: item.picture };
    if (item.type === "album" || item.type === "photo" || item.type === "photoalbum")
      return { kind: "still", seed: item.picture };
    if (item.type === "episode") {
      const show = grandparentOf(server, item);
      return { kind: "still", seed: item.picture, genre: show?.genres[0]?.tag };
    }
    if (item.type === "clip" || item.subtype === "clip") return { kind: "still", seed: item.picture };
    if (item.type === "season") {
      const show = parentOf(server, item);
      return {
        kind: "poster",
        seed: item.picture,
        title: show?.title,
        subtitle: title,
        genre: show?.genres[0]?.tag,
      };
    }
    return { kind: "poster", seed: item.picture, title, subtitle: item.tagline, year, genre };
  }
  if (element === "art" || element === "background" || (element === "banner" && item.themed))
    return item.hasArt ? { kind: "art", seed: item.picture, genre } : undefined;
  return undefined;
}

/** A face, on whichever host it is: no address but the ones that this server names leads anywhere. */
function portraitAt({ server }: Pms, address: string): Subject | undefined {
  const tag = server.catalogue.tags.find((each) => each.thumb === address);
  return tag?.tagKey === undefined ? undefined : { kind: "portrait", seed: tag.tagKey, title: tag.tag };
}

/** A poster that an agent found elsewhere. */
function posterAt(pms: Pms, account: Account, address: string): Subject | undefined {
  if (!address.startsWith("http")) return undefined;
  for (const item of pms.server.catalogue.items.values())
    if (item.posterAt === address)
      return itemFor(pms.server, account, item.ratingKey) && elementOf(pms, item, "thumb");
  return undefined;
}
