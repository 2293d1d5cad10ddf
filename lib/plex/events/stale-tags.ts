import type { PlexEvent } from "../schemas/event";

const LIBRARY = "com.plexapp.plugins.library";

/** The states of a timeline entry after which something is another: created, done, deleted (PROTOCOL §8.2). */
const CHANGED = [0, 5, 9];

/** Numbers of types (PROTOCOL §1.9). What is below one of `parents` shows its title and its pictures too. */
const types = { playlist: 15, collection: 18, parents: [2, 3, 8, 9] };

/**
 * The tags of what an event made stale (see `freshness` of the cache); none when it changed nothing that is kept.
 * A `playing` event is taken for the person's own: whoever knows that it is somebody else's must not ask.
 */
export function staleTags(event: PlexEvent): string[] {
  switch (event.kind) {
    case "playing":
      return afterPlaying(event);
    case "timeline":
      return afterChange(event);
    case "activity":
      return afterWork(event);
    case "status":
      return event.notificationName === "LIBRARY_UPDATE" ? ["libraries", "recent", "items"] : [];
    case "preference":
      return ["server"];
  }
}

type Of<K extends PlexEvent["kind"]> = Extract<PlexEvent, { kind: K }>;

/** Players tell where they are every 10 s: only a pause and a stop change what others see. */
function afterPlaying({ state, ratingKey }: Of<"playing">): string[] {
  if (state === "paused") return [`item:${ratingKey}`, "watching"];
  // Plex may have counted a view, which the shows above count too; the message doesn't say.
  if (state === "stopped") return [`item:${ratingKey}`, "watching", "watched"];
  return [];
}

function afterChange(entry: Of<"timeline">): string[] {
  const { identifier, itemID, itemType, parentItemID, rootItemID, sectionID, state, metadataState } = entry;
  if (identifier !== undefined && identifier !== LIBRARY) return [];
  const changed = CHANGED.includes(state ?? -1) || metadataState === "created" || metadataState === "deleted";
  if (!changed) return [];
  if (itemType === types.playlist) return ["playlists", `item:${itemID}`];
  const above = [parentItemID, rootItemID].filter((key) => key !== undefined);
  return [
    ...[itemID, ...above].map((key) => `item:${key}`),
    ...library(sectionID),
    "libraries",
    "recent",
    "items",
    ...(itemType === types.collection ? [`collection:${itemID}`] : []),
    ...(state === 5 && types.parents.includes(itemType ?? 0) ? ["watched"] : []),
  ];
}

function afterWork({ event, work, key, sectionID }: Of<"activity">): string[] {
  const isScan = work.startsWith("library.update.section");
  // A library says of itself that it is being scanned.
  if (event === "started") return isScan ? ["libraries"] : [];
  if (event !== "ended" || !/^(library|media)\./.test(work)) return [];
  const item = /\/library\/metadata\/(\d+)/.exec(key ?? "")?.[1];
  const scanned = isScan ? ["libraries", "recent"] : [];
  return [...(item ? [`item:${item}`] : []), ...library(sectionID), ...scanned, "items"];
}

/** Global entries are of library -1. */
const library = (sectionID: string | undefined) =>
  sectionID !== undefined && Number(sectionID) > 0 ? [`library:${sectionID}`] : [];

/** More items than this at once are forgotten together with all others. */
const MOST_ITEMS = 100;

/** The same tags, or fewer that cover them: `watched` is on everything that carries an `item:` tag. */
export function coveringTags(tags: Iterable<string>): string[] {
  const all = [...new Set(tags)];
  const others = all.filter((tag) => !tag.startsWith("item:"));
  return all.length - others.length > MOST_ITEMS ? [...new Set([...others, "watched"])] : all;
}
