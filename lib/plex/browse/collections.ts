import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Collection, listing } from "../schemas/item";
import { PlexError } from "../wire/errors";
import { path } from "../wire/target";
import { type Window, windowed } from "./sections";

/** A collection, and a page of what is in it. @throws PlexError `not_found` (PROTOCOL §4.6) */
export function collection(plex: Plex, ratingKey: string, window: Window): Promise<Collection> {
  return read(plex, "collection", { of: ratingKey, asked: window }, async () => {
    const about = await ask(plex, { path: path`/library/collections/${ratingKey}` }, listing);
    const [found] = about.Metadata;
    if (!found) throw new PlexError("not_found");
    const from = path`/library/collections/${ratingKey}/items`;
    const items = await ask(plex, { path: from, query: windowed(window) }, listing);
    return { ...found, ...items };
  });
}
