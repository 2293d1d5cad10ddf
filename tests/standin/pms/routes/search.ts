import { type Context, Hono } from "hono";
import { levels, tagTypes, typeNumbers } from "../../catalog/kinds.ts";
import type { Item, ItemType, Tag } from "../../catalog/types.ts";
import { count, flag, param } from "../../http/params.ts";
import { sectionOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { collectionsIn, guidOf } from "../render/collection.ts";
import { libraryFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { playlistRow, playlistsOf } from "../render/playlist.ts";
import { reply, rows } from "../reply.ts";
import { searchItems, searchTags, type TagHit } from "../search.ts";

const itemHubs = [
  "movie",
  "show",
  "season",
  "episode",
  "artist",
  "album",
  "track",
  "clip",
  "photo",
  "photoalbum",
  "playlist",
];
const tagHubs = ["actor", "director", "collection", "genre", "autotag", "place"];
const searchedTags: Tag["kind"][] = ["actor", "director", "collection", "genre"];
/** What `searchTypes` calls the types of items. */
const searchTypes: Record<string, ItemType[]> = {
  movies: ["movie"],
  tv: ["show", "episode"],
  music: ["artist", "album", "track"],
  otherVideos: ["movie"],
  photos: ["photo", "photoalbum"],
};

/** Search grouped by type, and the flat ranking of current clients (PROTOCOL §4.3, §4.4). */
export function searchRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  app.get("/hubs/search", (c) => {
    const account = c.get("account");
    const query = param(c, "query")?.trim();
    const section = param(c, "sectionId");
    if (!query || (section !== undefined && !sectionOf(server, account, section))) return refuse(c, 400);
    const limit = param(c, "limit") === undefined ? 3 : count(c, "limit");
    if (!limit) return refuse(c, 500);
    // One letter finds nothing: all hubs come back empty.
    const items = query.length < 2 ? [] : searchItems(server, account, query);
    const tags = (kind: string) =>
      query.length < 2 || !isSearched(kind) ? [] : searchTags(server, account, query, kind);
    const found = [
      ...itemHubs.map((type) => {
        if (type === "playlist") return playlistHub(c, query, limit);
        const hits = items.filter((hit) => hit.of.type === type);
        // The section named in the request comes first, the others still come.
        const ranked = hits.toSorted(
          (a, b) => Number(inSection(b.of, section)) - Number(inSection(a.of, section)),
        );
        const shown = ranked.slice(0, limit);
        return hub(type, shown.length, {
          Metadata: rows(
            shown.map(({ of, score }) => ({
              ...listed(server, account, of, { isAnywhere: true }),
              score: score.toFixed(5),
            })),
          ),
        });
      }),
      ...tagHubs.map((type) => {
        const shown = tags(type).slice(0, limit);
        return hub(type, shown.length, { Directory: rows(shown.map(tagRow)) });
      }),
    ];
    // The order of the hubs changes from query to query.
    const turn = query.length % found.length;
    return reply(c, {
      size: found.length,
      ...libraryFields,
      Hub: [...found.slice(turn), ...found.slice(0, turn)],
    });
  });

  app.get("/library/search", (c) => {
    const account = c.get("account");
    const query = param(c, "query")?.trim();
    if (!query) return refuse(c, 400);
    const types = param(c, "searchTypes")?.split(",") ?? ["movies", "tv", "people"];
    const items = searchItems(server, account, query).filter(({ of }) =>
      types.some((type) => isOf(type, of)),
    );
    const kinds: Tag["kind"][] = types.includes("people") ? ["actor", "director"] : [];
    if (flag(c, "includeCollections")) kinds.push("collection");
    const people = kinds.flatMap((kind) => searchTags(server, account, query, kind));
    const results = [
      ...items.map(({ of, score }) => ({
        score,
        row: () => ({ Metadata: listed(server, account, of, { isAnywhere: true }) }),
      })),
      ...people.map((hit) => ({ score: hit.score, row: () => ({ Directory: tagRow(hit) }) })),
    ]
      .toSorted((a, b) => b.score - a.score)
      .slice(0, count(c, "limit") ?? 30)
      .map(({ score, row }) => ({ score, ...row() }));
    return reply(c, { size: results.length, SearchResult: rows(results) });
  });

  /** The account's own playlists by name. */
  function playlistHub(c: Context<PmsEnv>, query: string, limit: number) {
    const account = c.get("account");
    const named = playlistsOf(server, account).filter((each) =>
      each.title.toLowerCase().includes(query.toLowerCase()),
    );
    const shown = query.length < 2 ? [] : named.slice(0, limit);
    return hub("playlist", shown.length, {
      Metadata: rows(shown.map((each) => ({ ...playlistRow(server, account, each), score: "0.90000" }))),
    });
  }

  /** Other videos are movies of libraries that have no agent. */
  function isOf(searchType: string, item: Item): boolean {
    if (!searchTypes[searchType]?.includes(item.type)) return false;
    if (item.type !== "movie") return true;
    const section = server.catalogue.sections.find((each) => each.id === item.sectionId);
    return (section?.other ?? false) === (searchType === "otherVideos");
  }

  function tagRow({ of: tag, score, section, count: appearances }: TagHit) {
    const collection = collectionsIn(server, section.id).find((each) => each.tag === tag);
    return {
      key: collection
        ? `/library/collections/${collection.ratingKey}/children`
        : `/library/sections/${section.id}/all?${tag.kind}=${tag.id}`,
      guid: collection && guidOf(collection),
      librarySectionID: section.id,
      librarySectionKey: `/library/sections/${section.id}`,
      librarySectionTitle: section.title,
      librarySectionType: typeNumbers[levels[section.type][0]],
      reason: "section",
      reasonID: section.id,
      reasonTitle: section.title,
      score: score.toFixed(5),
      type: "tag",
      id: tag.id,
      filter: `${tag.kind}=${tag.id}`,
      tag: tag.tag,
      tagType: tagTypes[tag.kind],
      tagKey: tag.tagKey,
      thumb: tag.thumb,
      count: appearances,
    };
  }
  return app;
}

function isSearched(kind: string): kind is Tag["kind"] {
  return searchedTags.some((each) => each === kind);
}

function inSection(item: { sectionId: number }, section: string | undefined): boolean {
  return String(item.sectionId) === section;
}

/** `more` stays false even where rows were cut off (PROTOCOL §4.4). */
function hub(type: string, size: number, list: object) {
  return {
    title: type,
    type,
    hubIdentifier: type,
    context: `hub.search.${type}`,
    size,
    more: false,
    style: "shelf",
    ...list,
  };
}
