import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Hub, hubList } from "../schemas/hub";
import { type Listing, listing } from "../schemas/item";
import { type Choice, choiceList, type Folders, folderListing } from "../schemas/section";
import { path } from "../wire/target";

/** A page of a list: Plex wants both, always (PROTOCOL §1.6). */
export type Window = { offset: number; limit: number };

/** The sub-listings of a library whose values can be asked for (PROTOCOL §3.8). */
export const directories = [
  "genre",
  "year",
  "decade",
  "contentRating",
  "director",
  "actor",
  "country",
  "studio",
  "resolution",
  "collection",
] as const;

type Directory = (typeof directories)[number];

/** The query of a page, in Plex's words. */
export const windowed = ({ offset, limit }: Window) => ({
  "X-Plex-Container-Start": offset,
  "X-Plex-Container-Size": limit,
});

/** The filters that a library has, for one of its types (PROTOCOL §3.6). */
export const filters = (plex: Plex, libraryId: string, type?: number): Promise<Choice[]> =>
  menu(plex, libraryId, path`/library/sections/${libraryId}/filters`, type);

/** The ways in which a library can be sorted, for one of its types (PROTOCOL §3.6). */
export const sorts = (plex: Plex, libraryId: string, type?: number): Promise<Choice[]> =>
  menu(plex, libraryId, path`/library/sections/${libraryId}/sorts`, type);

/**
 * First letters with how many titles each has. Sorted by `titleSort`, a letter begins at the sum of the
 * sizes before it. Plex's path is singular, its description is wrong there (PROTOCOL §3.8).
 */
export const firstCharacters = (plex: Plex, libraryId: string, type?: number): Promise<Choice[]> =>
  menu(plex, libraryId, path`/library/sections/${libraryId}/firstCharacter`, type);

/** The values of a filter that this library's items have (PROTOCOL §3.8). */
export const choices = (
  plex: Plex,
  libraryId: string,
  directory: Directory,
  type?: number,
): Promise<Choice[]> => menu(plex, libraryId, path`/library/sections/${libraryId}/${directory}`, type);

/** A library's collections, a page of them (PROTOCOL §4.6). */
export function libraryCollections(plex: Plex, libraryId: string, window: Window): Promise<Listing> {
  const from = path`/library/sections/${libraryId}/collections`;
  return read(plex, "libraryPage", { of: libraryId, asked: { list: "collections", ...window } }, () =>
    ask(plex, { path: from, query: windowed(window) }, listing),
  );
}

/**
 * A library by the folders of its files.
 *
 * @param parent a folder's id, as its parent listing gave it; the outermost when absent
 * @returns folders apart from items; the counts are for both together
 */
export function folders(
  plex: Plex,
  libraryId: string,
  { parent, ...window }: Window & { parent?: string },
): Promise<Folders> {
  const query = { parent, ...windowed(window) };
  const asked = { list: "folders", parent, ...window };
  return read(plex, "libraryPage", { of: libraryId, asked }, () =>
    ask(plex, { path: path`/library/sections/${libraryId}/folder`, query }, folderListing),
  );
}

/** The landing page of a library, row by row (PROTOCOL §4.2). @param count items per row */
export function libraryHubs(plex: Plex, libraryId: string, count: number): Promise<Hub[]> {
  return read(plex, "hubs", { of: libraryId, asked: { count } }, async () => {
    const found = await ask(plex, { path: path`/hubs/sections/${libraryId}`, query: { count } }, hubList);
    return found.Hub;
  });
}

function menu(plex: Plex, libraryId: string, from: string, type?: number): Promise<Choice[]> {
  return read(plex, "menu", { of: libraryId, asked: { from, type } }, async () => {
    const { Directory } = await ask(plex, { path: from, query: { type } }, choiceList);
    return Directory;
  });
}
