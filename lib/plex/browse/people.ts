import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Listing, listing } from "../schemas/item";
import { type PersonRecord, personReply } from "../schemas/person";
import { PlexError } from "../wire/errors";
import { path } from "../wire/target";
import { type Window, windowed } from "./sections";

/** A person, and a page of what they were in or made, over all libraries. */
type Person = PersonRecord & Listing;

/**
 * @param personId a tag's number on this server, or Plex's own 24 hex digits for the person (`tagKey`)
 * @throws PlexError `not_found`
 */
export function person(plex: Plex, personId: string, window: Window): Promise<Person> {
  return read(plex, "person", { of: personId, asked: window }, async () => {
    const { Directory } = await ask(plex, { path: path`/library/people/${personId}` }, personReply);
    const [record] = Directory;
    if (!record) throw new PlexError("not_found");
    const from = path`/library/people/${personId}/media`;
    const media = await ask(plex, { path: from, query: windowed(window) }, listing);
    return { ...record, ...media };
  });
}
