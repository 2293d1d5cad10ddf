import { levels } from "../catalog/kinds.ts";
import type { Item, Section } from "../catalog/types.ts";
import { itemsIn } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";

/** One folder of a library's files; `id` is its place in the list of all of them. */
type Folder = { id: number; path: string; title: string; folders: Folder[]; items: Item[] };

const trees = new WeakMap<readonly Item[], Folder[]>();

/** All folders of a library; the first is the outermost. Items lie where their first file lies. */
export function foldersOf(server: PlexServer, section: Section): Folder[] {
  const leaves = itemsIn(server, section, levels[section.type].at(-1) ?? "movie");
  const known = trees.get(leaves);
  if (known) return known;
  const byPath = new Map<string, Folder>();
  const list: Folder[] = [];
  const at = (path: string): Folder => {
    const known = byPath.get(path);
    if (known) return known;
    const folder = { id: 0, path, title: path.slice(path.lastIndexOf("/") + 1), folders: [], items: [] };
    byPath.set(path, folder);
    // `/data/movies` is the outermost: what is above it is no part of the library.
    const above = path.split("/").length > 3 ? at(path.slice(0, path.lastIndexOf("/"))) : undefined;
    folder.id = list.length;
    list.push(folder);
    above?.folders.push(folder);
    return folder;
  };
  for (const item of leaves) {
    const name = item.fileName ?? item.media[0]?.parts[0]?.fileName;
    if (name) at(name.slice(0, name.lastIndexOf("/"))).items.push(item);
  }
  trees.set(leaves, list);
  return list;
}
