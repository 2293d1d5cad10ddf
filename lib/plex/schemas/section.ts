import { z } from "zod";
import { item } from "./item";
import { count, counted, id, list, num, text } from "./scalars";

/**
 * A row of a menu or of a sub-listing of a library (PROTOCOL §3.6, §3.8): a filter, a sort, a letter or a
 * value. `fastKey` and `key` are Plex's addresses of what the row leads to.
 */
export const choice = z
  .looseObject({
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
  })
  .meta({ id: "Choice", description: "A row of a menu: a filter, a sort, a letter or a value." });

export const choiceList = z.looseObject({ Directory: list(choice) });

const isFolder = (row: unknown) => typeof row === "object" && row !== null && !("ratingKey" in row);

/** A folder has no ratingKey; its own id stands in its key as `?parent=` (PROTOCOL §3.8). */
const folder = z.preprocess(
  (row) => {
    const { title, key } = z.looseObject({ title: text, key: text }).parse(row);
    return { title: title ?? "", parent: /[?&]parent=(\d+)/.exec(key ?? "")?.[1] };
  },
  z.object({ title: z.string(), parent: z.string().optional() }),
);

/** Plex sends folders among the items, or apart from them as `Directory`; here they are always apart. */
export const folderListing = z.preprocess(
  (value) => {
    const page = z.looseObject({ Metadata: list(z.unknown()), Directory: list(z.unknown()) }).parse(value);
    const Folder = [...page.Directory, ...page.Metadata].filter(isFolder);
    return { ...page, Folder, Metadata: page.Metadata.filter((row) => !isFolder(row)) };
  },
  z
    .object({ size: count, totalSize: count, offset: count, Folder: list(folder), Metadata: list(item) })
    .overwrite((page) => counted(page, page.Folder.length + page.Metadata.length))
    .meta({ id: "Folders", description: "A page of a folder: folders first, then items." }),
);

export type Choice = z.output<typeof choice>;
export type Folders = z.output<typeof folderListing>;
