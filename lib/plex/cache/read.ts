import { createHash } from "node:crypto";
import { revalidateTag, unstable_cache } from "next/cache";
import { bumpTags, outdateTags, tagGenerations } from "@/db/queries";
import { once } from "@/lib/process";
import type { Plex } from "../plex";
import { noteRead } from "./state";
import { tellForgotten } from "./changes";
import { PlexError } from "../wire/errors";
import { type Entry, keep, kept } from "./memory";

/**
 * How long each kind of answer is kept, in seconds, and what makes it stale earlier. `watching` stands
 * beside `watched` on every listing, since rows show where somebody stopped. `items` stands where any item of the
 * server may show, whichever it is.
 */
const freshness = {
  libraries: { seconds: 86_400, tags: () => ["libraries"] },
  libraryPage: { seconds: 300, tags: (id: string) => [`library:${id}`, "watched", "watching"] },
  menu: { seconds: 3_600, tags: (id: string) => [`library:${id}`] },
  item: { seconds: 3_600, tags: (ratingKey: string) => [`item:${ratingKey}`, "watched"] },
  children: { seconds: 3_600, tags: (ratingKey: string) => [`item:${ratingKey}`, "watched", "watching"] },
  relatives: {
    seconds: 3_600,
    tags: (ratingKey: string) => [`item:${ratingKey}`, "items", "watched", "watching"],
  },
  watching: { seconds: 60, tags: () => ["watching", "watched", "items"] },
  recent: { seconds: 300, tags: () => ["recent", "watched", "watching"] },
  hubs: {
    seconds: 60,
    tags: (id: string) => [
      "recent",
      "playlists",
      "watched",
      "watching",
      "items",
      ...(id ? [`library:${id}`] : []),
    ],
  },
  person: { seconds: 3_600, tags: () => ["watched", "watching", "items"] },
  collection: { seconds: 300, tags: (id: string) => [`collection:${id}`, "watched", "watching", "items"] },
  playlists: { seconds: 300, tags: () => ["playlists", "watched", "watching", "items"] },
  previews: { seconds: 3_600, tags: (partId: string) => [`part:${partId}`, "items"] },
  search: { seconds: 300, tags: () => ["watched", "watching", "items"] },
  watchlist: { seconds: 300, tags: () => ["watchlist"] },
  capabilities: { seconds: 3_600, tags: () => ["server"] },
} satisfies Record<string, { seconds: number; tags: (of: string) => string[] }>;

/** plex.tv's list of servers carries tokens: it is kept, sealed, in the database for this many seconds. */
export const resourcesSeconds = 300;

/** On every entry: forgotten when it isn't known what a server said meanwhile. */
const EVERYTHING = "everything";

/** Entries outlive a new version of Marquee: raise this when a normalised shape changes. */
const SHAPE = 1;

/** Next stores an entry a moment after it was loaded; whoever asks in between gets it from here. */
const STORED_MS = 1_000;

/** Whose entry, and of which server; at Plex itself it is `plex.tv`, which no server can be called. */
export type Whose = Pick<Plex, "userId" | "serverId" | "language">;

type Kind = keyof typeof freshness;

const inFlight = () => once("plex-reads", () => new Map<string, Promise<Entry<unknown>>>());
const prefixed = (plex: Whose, tags: string[]) =>
  tags.map((tag) => `plex:${plex.userId}:${plex.serverId}:${tag}`);

/**
 * Reads through the cache: one entry per person, server, language, kind and arguments.
 *
 * The key carries the generation of every tag, so that an invalidated entry is never served again: not
 * after a restart, and not when a fill was under way meanwhile (docs/decisions/004). Concurrent misses
 * wait for one request. Beyond its time an entry is served only while Plex can't be asked.
 *
 * @param of what the tags are about: a library's id or a ratingKey
 * @param asked everything that makes the question another one
 */
export async function read<T>(
  plex: Whose,
  kind: Kind,
  { of = "", asked = {} }: { of?: string; asked?: object },
  load: () => Promise<T>,
): Promise<T> {
  const { seconds } = freshness[kind];
  const tags = prefixed(plex, [...freshness[kind].tags(of), EVERYTHING]);
  const generations = await tagGenerations(tags);
  const key = JSON.stringify([
    SHAPE,
    kind,
    plex.userId,
    plex.serverId,
    plex.language,
    of,
    asked,
    generations,
  ]);
  const isFresh = ({ at }: Entry<T>) => Date.now() - at < seconds * 1000;
  const atHand = kept<T>(key);
  if (atHand && isFresh(atHand)) {
    noteRead("hit");
    return atHand.value;
  }
  // unstable_cache adds the callback's source text to the key, which differs between bundles; a bound
  // function prints the same everywhere, so pages and route handlers share their entries.
  const fill = (() => single(key, load)).bind(null);
  const started = Date.now();
  // Next prints its key when a refill fails, and ours says what somebody searched for.
  const keyPart = createHash("sha256").update(key).digest("base64url");
  const entry = await unstable_cache(fill, [keyPart], { revalidate: seconds, tags })();
  if (isFresh(entry)) {
    keep(key, entry);
    noteRead(entry.at < started ? "hit" : "miss");
    return entry.value;
  }
  // Next hands out an old entry and refills it behind the reader's back: wait for that refill instead.
  const fresh = await running<T>(key)?.catch((error: unknown) => {
    if (isSilent(error)) return entry;
    throw error;
  });
  const { at, value } = fresh ?? entry;
  noteRead(at < started ? "stale" : "miss");
  return value;
}

/** Plex gave no answer, or none of use; a refusal or "there is no such item" is one, and ends the old entry. */
const isSilent = (error: unknown) =>
  error instanceof PlexError && !["unauthorized", "forbidden", "not_found"].includes(error.code);

/** Makes everything that carries one of these tags unreadable, for this person on this server. */
export async function forget(plex: Whose, ...tags: string[]): Promise<void> {
  const names = prefixed(plex, tags);
  await bumpTags(names);
  for (const name of names) revalidateTag(name, { expire: 0 });
  tellForgotten(plex, tags);
}

/** The same outside of a request, where Next can't be told; it is the generations that count. */
export async function forgetBehind(plex: Plex, tags: string[]): Promise<void> {
  await bumpTags(prefixed(plex, tags));
  tellForgotten(plex, tags);
}

/**
 * Notes that from now on a server's own words say what becomes stale, and forgets everything that was read while
 * nobody listened.
 *
 * @param missedSome whether something may have been said before; the first time ever there is nothing to forget
 */
export async function forgetUnheard(plex: Plex, missedSome: boolean): Promise<void> {
  const heard = prefixed(plex, ["heard"]);
  const [before = 0] = await tagGenerations(heard);
  if (before === 0) await bumpTags(heard);
  if (before === 0 && !missedSome) return;
  // Every item that ever changed would keep its row otherwise.
  const [everything = "", all = ""] = prefixed(plex, [EVERYTHING, ""]);
  await outdateTags(everything, all, heard);
  tellForgotten(plex, [EVERYTHING]);
}

function single<T>(key: string, load: () => Promise<T>): Promise<Entry<T>> {
  const already = running<T>(key);
  if (already) return already;
  const filling = load().then((value) => ({ at: Date.now(), value }));
  inFlight().set(key, filling);
  const settle = () => inFlight().delete(key);
  // Whoever got the old entry from Next meanwhile must still find out why the refill failed.
  filling.then(
    () => setTimeout(settle, STORED_MS).unref(),
    () => setImmediate(settle),
  );
  return filling;
}

/** The key names the kind and the arguments, and so the type of what is being loaded. */
const running = <T>(key: string) => inFlight().get(key) as Promise<Entry<T>> | undefined;
