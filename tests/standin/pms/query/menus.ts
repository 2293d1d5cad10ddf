import { levels, typeNumbers } from "../../catalog/kinds.ts";
import type { ItemType, Section } from "../../catalog/types.ts";
import { rows } from "../reply.ts";
import { fieldRows } from "./menu-fields.ts";
import { filterNames, filterWords, sortNames, sortWords } from "./menu-words.ts";

/** Filters that are offered only to those who ask for advanced ones. */
const advanced = new Set(["unmatched", "duplicate", "editionTitle", "label", "writer", "producer"]);
const typeTitles: Record<ItemType, string> = {
  movie: "Movies",
  show: "TV Shows",
  season: "Seasons",
  episode: "Episodes",
  clip: "Clips",
  artist: "Artists",
  album: "Albums",
  track: "Tracks",
  photoalbum: "Albums",
  photo: "Photos",
};

/** `Filter[]`: where the values of each are, or for a yes-or-no filter the list it makes (PROTOCOL §3.6). */
export function filterRows(section: Section, type: ItemType, { withAdvanced = true } = {}) {
  return filterNames[type]
    .filter((name) => withAdvanced || !advanced.has(name))
    .flatMap((filter) => {
      const [title, filterType] = filterWords[filter] ?? [];
      const path = filter === "unwatchedLeaves" ? "unwatched" : filter;
      const key = `/library/sections/${section.id}/${path}`;
      return title === undefined ? [] : { filter, filterType, key, title, type: "filter" };
    });
}

/** `Sort[]`; with `sort` the one in use says so. */
export function sortRows(section: Section, type: ItemType, sort?: string) {
  const [usual = ""] = sortNames[type];
  const inUse = sort ?? usual;
  return sortNames[type].flatMap((key) => {
    const [title, defaultDirection] = sortWords[key] ?? [];
    if (title === undefined) return [];
    const active = inUse === key || inUse === reversed(key);
    return {
      default: key === usual ? "asc" : undefined,
      active: active || undefined,
      activeDirection: active ? (inUse === key ? "asc" : "desc") : undefined,
      defaultDirection,
      descKey: reversed(key),
      firstCharacterKey: key === usual ? `/library/sections/${section.id}/firstCharacter` : undefined,
      key,
      title,
    };
  });
}

/** Of several fields the first is turned round: the episodes of a show keep their order. */
function reversed(key: string): string {
  const [first = "", ...rest] = key.split(",");
  return [`${first}:desc`, ...rest].join(",");
}

/** `Meta` of a listing: what can be asked of this library, for each type of item in it. */
export function metaOf(section: Section, asked: ItemType, sort: string | undefined, withAdvanced: boolean) {
  return {
    Type: [...levels[section.type].map(ofType), ...foldersOf(section)],
    FieldType: fieldTypes,
  };

  function ofType(type: ItemType) {
    return {
      key: `/library/sections/${section.id}/all?type=${typeNumbers[type]}`,
      type,
      subtype: section.other ? "clip" : undefined,
      title: typeTitles[type],
      active: type === asked,
      Filter: rows(filterRows(section, type, { withAdvanced })),
      Sort: rows(sortRows(section, type, type === asked ? sort : undefined)),
      Field: rows(fieldRows(type)),
    };
  }
}

/** Folders are listed as one more type, without any menu (PROTOCOL §3.6). */
function foldersOf({ id, type }: Section) {
  if (type !== "movie" && type !== "show") return [];
  return [{ key: `/library/sections/${id}/folder`, type: "folder", title: "Folders", active: false }];
}

const operators = (...pairs: [key: string, title: string][]) => pairs.map(([key, title]) => ({ key, title }));

/** Which operators go with which type of field (PROTOCOL §3.7). */
const fieldTypes = [
  {
    type: "tag",
    Operator: operators(["=", "is"], ["!=", "is not"]),
  },
  {
    type: "integer",
    Operator: operators(["=", "is"], ["!=", "is not"], [">>=", "is greater than"], ["<<=", "is less than"]),
  },
  {
    type: "string",
    Operator: operators(
      ["=", "contains"],
      ["!=", "does not contain"],
      ["==", "is"],
      ["!==", "is not"],
      ["<=", "begins with"],
      [">=", "ends with"],
    ),
  },
  ...["audioLanguage", "subtitleLanguage"].map((type) => ({
    type,
    Operator: operators(["=", "is"], ["!=", "is not"]),
  })),
  { type: "resolution", Operator: operators(["=", "is"]) },
  { type: "boolean", Operator: operators(["=", "is true"], ["!=", "is false"]) },
  {
    type: "date",
    Operator: operators(["<<=", "is before"], [">>=", "is after"]),
  },
];
