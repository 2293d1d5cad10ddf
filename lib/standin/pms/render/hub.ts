import type { Item } from "../../catalog/types.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { rows } from "../reply.ts";
import { listed } from "./item.ts";

type Hub = {
  identifier: string;
  title: string;
  type: string;
  /** Where "see all" leads. */
  key: string;
  style?: "shelf" | "hero";
  items: readonly Item[];
};

/** A shelf of at most `count` items (PROTOCOL §4.1); an empty one has no list. */
export function hubRow(server: PlexServer, account: Account, hub: Hub, count: number) {
  const shown = hub.items.slice(0, count);
  return {
    hubKey:
      shown.length > 0 ? `/library/metadata/${shown.map((item) => item.ratingKey).join(",")}` : undefined,
    key: hub.key,
    title: hub.title,
    type: hub.type,
    hubIdentifier: hub.identifier,
    context: `hub.${hub.identifier.replace(/\.\d+$/, "")}`,
    size: shown.length,
    more: hub.items.length > shown.length,
    style: hub.style ?? "shelf",
    promoted: true,
    random: false,
    Metadata: rows(shown.map((item) => listed(server, account, item))),
  };
}
