import { levels } from "../catalog/kinds.ts";
import { itemsIn } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";
import { choicesOf, hasChoices } from "./query/choices.ts";
import { filterNames, sortNames } from "./query/menu-words.ts";
import { keepOrder } from "./query/sort.ts";
import { leafCountOf } from "./query/tally.ts";
import { recentlyAdded } from "./recent.ts";
import { prepareSearch } from "./search.ts";

/**
 * Finds in advance every order that the menus offer, the values of filters, and the words to search: with a
 * very large library the first to ask would wait for them.
 */
export function warm(server: PlexServer): void {
  for (const section of server.catalogue.sections) {
    recentlyAdded(server, [section]);
    for (const type of levels[section.type]) {
      const items = itemsIn(server, section, type);
      keepOrder(items, ["titleSort", ...sortNames[type]]);
      for (const item of items) leafCountOf(server, item);
      for (const name of filterNames[type].filter(hasChoices)) choicesOf(server, items, name);
    }
  }
  prepareSearch(server);
}
