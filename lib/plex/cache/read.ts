import { createHash } from "node:crypto";
import { unstable_cache } from "next/cache";
import { tagGenerations } from "@/db/queries";
import { once } from "@/lib/process/once";
import { isPlexError } from "../wire/errors";
import { freshness, type Kind } from "./freshness";
import { type Entry, recall, remember } from "./memory";
import { noteRead } from "./state";
import { EVERYTHING, prefixed, type Whose } from "./tags";

/** Entries outlive a new version of Marquee: raise this when a normalised shape changes. */
const SHAPE = 1;

/** ms that a loaded entry stays here: Next stores it a moment later, and reads in between would load it again. */
const STORED_MS = 1_000;

const inFlight = () => once("plex-reads", () => new Map<string, Promise<Entry<unknown>>>());
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
  const atHand = recall<T>(key);
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
    remember(key, entry);
    noteRead(entry.at < started ? "hit" : "miss");
    return entry.value;
  }
  // Next returns the old entry and refills it in the background: wait for that refill instead.
  const fresh = await running<T>(key)?.catch((error: unknown) => {
    if (isSilent(error)) return entry;
    throw error;
  });
  const { at, value } = fresh ?? entry;
  noteRead(at < started ? "stale" : "miss");
  return value;
}

/** Plex gave no usable answer. A refusal or "no such item" is an answer, and ends the old entry. */
const isSilent = (error: unknown) =>
  isPlexError(error) && !["unauthorized", "forbidden", "not_found"].includes(error.code);

function single<T>(key: string, load: () => Promise<T>): Promise<Entry<T>> {
  const already = running<T>(key);
  if (already) return already;
  const filling = load().then((value) => ({ at: Date.now(), value }));
  inFlight().set(key, filling);
  const settle = () => inFlight().delete(key);
  // Readers who got the old entry from Next in the meantime must still learn why the refill failed.
  filling.then(
    () => setTimeout(settle, STORED_MS).unref(),
    () => setImmediate(settle),
  );
  return filling;
}

/** The key names the kind and the arguments, and so the type of what is being loaded. */
const running = <T>(key: string) => inFlight().get(key) as Promise<Entry<T>> | undefined;
