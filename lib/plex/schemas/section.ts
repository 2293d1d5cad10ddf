import { z } from "zod";
import { item } from "./item";
import { id, list, num, text } from "./scalars";

/**
 * A row of a menu or of a sub-listing of a library (PROTOCOL §3.6, §3.8): a filter, a sort, a letter or a
 * value. `fastKey` and `key` are Plex's addresses of what the row leads to.
 */
export const choice = z.looseObject({
  key: id,
  title: text,
  type: text,
  fastKey: text,
  size: num,
  thumb: text,
  filter: text,
  filterType: text,
  descKey: text,
  defaultDirection: text,
});

export const choiceList = z.looseObject({ Directory: list(choice) });

/** A folder has no ratingKey; its own id stands in its key as `?parent=` (PROTOCOL §3.8). */
const folder = z.looseObject({ key: text, title: text, ratingKey: z.undefined() }).transform((row) => ({
  title: row.title ?? "",
  parent: /[?&]parent=(\d+)/.exec(row.key ?? "")?.[1],
}));

/** Folders come among the items, or apart from them as `Directory`. */
export const folderListing = z
  .looseObject({
    totalSize: num,
    offset: num,
    Metadata: list(z.union([item, folder])),
    Directory: list(folder),
  })
  .transform(({ totalSize, offset, Metadata, Directory }) => {
    const Folder = [...Directory, ...Metadata.filter((row) => !("ratingKey" in row))];
    const items = Metadata.filter((row) => "ratingKey" in row);
    const size = Folder.length + items.length;
    return { size, totalSize: totalSize ?? size, offset: offset ?? 0, Folder, Metadata: items };
  });

export type Choice = z.output<typeof choice>;
export type Folders = z.output<typeof folderListing>;
