import type { Item } from "../../catalog/types.ts";
import type { PlexServer } from "../../world/types.ts";

const scope = /^(movie|show|season|episode|artist|album|track|photo)\.(.+)$/;

/** `show.title` is the field `title` of the level `show`; a bare name has no level (PROTOCOL §3.6, §3.7). */
export function scopeOf(name: string): { level?: string; field: string } {
  const [, level, field = name] = scope.exec(name) ?? [];
  return { level, field };
}

/** The ratingKey of what is above the item at that level: shows and artists on top, seasons and albums between. */
export function keyAbove(item: Item, level: string): string | undefined {
  if (level === "show" || level === "artist") return item.grandparent ?? item.parent;
  const between = level === "season" || level === "album";
  return between && item.grandparent !== undefined ? item.parent : undefined;
}

/** What is above the item at that level, if anything is. */
export function ancestorAt(server: PlexServer, item: Item, level: string): Item | undefined {
  const key = keyAbove(item, level);
  const above = key === undefined ? undefined : server.catalogue.items.get(key);
  return above?.type === level ? above : undefined;
}
