import { levels, typeNumbers } from "../../catalog/kinds.ts";
import type { ItemType, Section } from "../../catalog/types.ts";
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
  const [field, direction] = sort?.split(",")[0]?.split(":") ?? [];
  return sortNames[type].flatMap((key) => {
    const [title, defaultDirection] = sortWords[key] ?? [];
    if (title === undefined) return [];
    const active = key === (field ?? "titleSort");
    return {
      default: key === "titleSort" ? "asc" : undefined,
      active: active || undefined,
      activeDirection: active ? (direction === "desc" ? "desc" : "asc") : undefined,
      defaultDirection,
      descKey: `${key}:desc`,
      firstCharacterKey: key === "titleSort" ? `/library/sections/${section.id}/firstCharacter` : undefined,
      key,
      title,
    };
  });
}

/** `Meta` of a listing: what can be asked of this library, for each type of item in it. */
export function metaOf(section: Section, asked: ItemType, sort: string | undefined, withAdvanced: boolean) {
  return {
    Type: levels[section.type].map((type) => ({
      key: `/library/sections/${section.id}/all?type=${typeNumbers[type]}`,
      type,
      title: typeTitles[type],
      active: type === asked,
      Filter: filterRows(section, type, { withAdvanced }),
      Sort: sortRows(section, type, type === asked ? sort : undefined),
      Field: fieldRows(type),
    })),
    FieldType: fieldTypes,
  };
}

const fieldTypeOf: Record<string, string> = { string: "tag", integer: "integer", boolean: "boolean" };

function fieldRows(type: ItemType) {
  const own = filterNames[type].flatMap((key) => {
    const [title, filterType] = filterWords[key] ?? [];
    return title === undefined || filterType === undefined
      ? []
      : { key, title, type: key === "studio" ? "string" : fieldTypeOf[filterType] };
  });
  return [
    { key: "title", title: "Title", type: "string" },
    ...own,
    { key: "userRating", title: "Rating", type: "integer" },
    { key: "viewCount", title: "Plays", type: "integer" },
    { key: "lastViewedAt", title: "Last Played", type: "date" },
    { key: "addedAt", title: "Date Added", type: "date" },
  ];
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
  { type: "boolean", Operator: operators(["=", "is true"], ["!=", "is false"]) },
  {
    type: "date",
    Operator: operators(["<<=", "is before"], [">>=", "is after"]),
  },
];
