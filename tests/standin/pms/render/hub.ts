import type { Item } from "../../catalog/types.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { rows } from "../reply.ts";
import { listed } from "./item.ts";

/** A shelf before it is cut to size. Its rows are items, or made by `rows` where they aren't (playlists, say). */
export type Hub = {
  identifier: string;
  title: string;
  type: string;
  /** Where "see all" leads. */
  key: string;
  style?: "shelf" | "hero";
  items: readonly Item[];
  rows?: readonly { ratingKey: string }[];
};

/** A shelf of at most `count` items (PROTOCOL §4.1); an empty one has no list. */
export function hubRow(server: PlexServer, account: Account, hub: Hub, count: number) {
  const all = hub.rows ?? hub.items;
  const shown = all.slice(0, count);
  const keys = shown.map((each) => each.ratingKey).join(",");
  return {
    hubKey: shown.length > 0 ? `/library/metadata/${keys}` : undefined,
    key: hub.key,
    title: hub.title,
    type: hub.type,
    hubIdentifier: hub.identifier,
    context: `hub.${hub.identifier.replace(/\.\d+$/, "")}`,
    size: shown.length,
    more: all.length > shown.length,
    style: hub.style ?? "shelf",
    promoted: true,
    random: false,
    Metadata: rows(
      hub.rows
        ? hub.rows.slice(0, count)
        : hub.items.slice(0, count).map((item) => listed(server, account, item, { isAnywhere: true })),
    ),
  };
}
