import type { Item } from "../catalog/types.ts";
import { pictureFields } from "../pms/render/pictures.ts";
import type { View } from "../watch/types.ts";
import { grandparentOf, parentOf } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";

/** What a list of views is narrowed down to; times in epoch seconds, exclusive. `item` may be a show or season. */
export type HistoryQuery = {
  accountId?: number;
  sectionId?: number;
  item?: string;
  after?: number;
  before?: number;
};

/** The views that fit, the newest first. Views of deleted items are there still, but have nothing to show. */
export function viewsOf(server: PlexServer, query: HistoryQuery): { view: View; item: Item }[] {
  return server.watching.history
    .flatMap((view) => {
      const item = server.catalogue.items.get(view.ratingKey);
      return item ? { view, item } : [];
    })
    .filter(({ view, item }) => {
      const at = Math.floor(view.viewedAt / 1000);
      const line = [item.ratingKey, item.parent, item.grandparent];
      return (
        (query.accountId === undefined || query.accountId === view.accountId) &&
        (query.sectionId === undefined || query.sectionId === item.sectionId) &&
        (query.item === undefined || line.includes(query.item)) &&
        (query.after === undefined || at > query.after) &&
        (query.before === undefined || at < query.before)
      );
    })
    .toSorted((a, b) => b.view.viewedAt - a.view.viewedAt || b.view.id - a.view.id);
}

/** One row of the history (PROTOCOL §8.5). `accountID` as this server counts its users. */
export function historyRow(server: PlexServer, view: View, item: Item, accountID: number) {
  const parent = parentOf(server, item);
  const grandparent = grandparentOf(server, item);
  const { thumb, parentThumb, grandparentThumb, grandparentArt } = texts(pictureFields(server, item));
  return {
    historyKey: `/status/sessions/history/${view.id}`,
    key: `/library/metadata/${item.ratingKey}`,
    ratingKey: item.ratingKey,
    librarySectionID: String(item.sectionId),
    parentKey: parent && `/library/metadata/${parent.ratingKey}`,
    grandparentKey: grandparent && `/library/metadata/${grandparent.ratingKey}`,
    title: item.title,
    grandparentTitle: grandparent?.title,
    type: item.type,
    thumb,
    parentThumb,
    grandparentThumb,
    grandparentArt,
    index: item.index,
    parentIndex: parent?.index,
    originallyAvailableAt: item.originallyAvailableAt,
    viewedAt: Math.floor(view.viewedAt / 1000),
    accountID,
    deviceID: view.deviceId,
  };
}

/** Which of the picture fields an item has depends on its kind. */
function texts(fields: object): Record<string, unknown> {
  return { ...fields };
}
