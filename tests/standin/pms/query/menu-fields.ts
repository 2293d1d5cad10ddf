import type { ItemType } from "../../catalog/types.ts";
import { filterNames, filterWords } from "./menu-words.ts";

const typeOf: Record<string, string> = { string: "tag", integer: "integer", boolean: "boolean" };
/** Fields with a type of their own (PROTOCOL §3.7). */
const special: Record<string, string> = {
  studio: "string",
  editionTitle: "string",
  audioLanguage: "audioLanguage",
  subtitleLanguage: "subtitleLanguage",
  resolution: "resolution",
};

/** What can be asked besides the filters, of everything and of what has a file. */
const further = [
  ["userRating", "Rating", "integer"],
  ["viewCount", "Plays", "integer"],
  ["lastViewedAt", "Last Played", "date"],
  ["addedAt", "Date Added", "date"],
] as const;
const ofFiles = [
  ["mediaSize", "File Size", "integer"],
  ["mediaBitrate", "Bitrate", "integer"],
  ["location", "Location", "string"],
  ["trash", "Trashed", "boolean"],
] as const;
/** Where a library has several levels, a field says which one it is of; a captured season has none (PROTOCOL §3.6). */
const levelled = new Set<ItemType>(["show", "episode", "artist", "album", "track"]);

/** `Field[]` of a menu: `year` in a library of films, `show.year` in one of shows. */
export function fieldRows(type: ItemType) {
  if (type === "season") return [];
  const prefix = levelled.has(type) ? `${type}.` : "";
  const own = filterNames[type].flatMap((key) => {
    const [title, filterType] = filterWords[key] ?? [];
    return title === undefined || filterType === undefined
      ? []
      : [[key, title, special[key] ?? typeOf[filterType]] as const];
  });
  const filed = type === "movie" || type === "episode" || type === "track" ? ofFiles : [];
  return [["title", "Title", "string"] as const, ...own, ...further, ...filed].map(([key, title, kind]) => ({
    key: prefix + key,
    title,
    type: kind,
  }));
}
