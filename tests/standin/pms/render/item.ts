import { leafTypes } from "../../catalog/kinds.ts";
import { numberOf } from "../../catalog/seeded.ts";
import type { Item } from "../../catalog/types.ts";
import { grandparentOf, parentOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { rows } from "../reply.ts";
import { mediaRows } from "./media.ts";
import { pictureFields } from "./pictures.ts";
import { stateFields } from "./state.ts";
import { bareTags, fullTags } from "./tags.ts";

/** The address to fetch next: what is below a show, season, artist or album, the item itself for a leaf (PROTOCOL §1.8). */
function keyOf(item: Item): string {
  const below = leafTypes.has(item.type) ? "" : "/children";
  return `/library/metadata/${item.ratingKey}${below}`;
}

/**
 * A row of a listing or hub: no streams, no ids on tags, no markers. `guids` on request; `isAnywhere` where the list is
 * of no single library.
 */
export function listed(
  server: PlexServer,
  account: Account,
  item: Item,
  { guids = false, isAnywhere = false } = {},
) {
  return {
    ...basics(server, account, item),
    ...(isAnywhere && placeOf(server, item)),
    Media: rows(mediaRows(server, item)),
    ...pictureFields(server, item),
    ...bareTags(item),
    Guid: guids ? guidRows(item) : undefined,
  };
}

/** Which library it stands in: rows of lists over several libraries say it too (PROTOCOL §4.2). */
function placeOf(server: PlexServer, { sectionId }: Item) {
  const section = server.catalogue.sections.find((each) => each.id === sectionId);
  return {
    librarySectionTitle: section?.title,
    librarySectionID: sectionId,
    librarySectionKey: `/library/sections/${sectionId}`,
  };
}

/** The item with everything that needs no `include…` parameter (PROTOCOL §3.9). */
export function detailed(server: PlexServer, account: Account, item: Item, { checkFiles = false } = {}) {
  return {
    ...basics(server, account, item),
    ...placeOf(server, item),
    Media: rows(mediaRows(server, item, { account, checkFiles })),
    ...pictureFields(server, item),
    ...fullTags(item),
    Guid: guidRows(item),
    Rating: rows(ratingRows(item)),
  };
}

function basics(server: PlexServer, account: Account, item: Item) {
  return {
    ratingKey: item.ratingKey,
    key: keyOf(item),
    ...above(server, item),
    guid: item.guid,
    slug: item.slug,
    studio: item.studio,
    // Albums of photos and photos are told apart by their keys alone (PROTOCOL §3.5).
    type: item.type === "photoalbum" ? "photo" : item.type,
    subtype: item.subtype,
    extraType: item.type === "clip" ? extraTypes[item.subtype ?? ""] : undefined,
    primaryGuid: item.primaryGuid,
    title: item.title,
    titleSort: item.titleSort === item.title ? undefined : item.titleSort,
    originalTitle: item.originalTitle,
    editionTitle: item.editionTitle,
    contentRating: item.contentRating,
    summary: item.summary,
    tagline: item.tagline,
    index: item.index,
    rating: item.rating,
    ratingImage: item.ratingImage,
    audienceRating: item.audienceRating,
    audienceRatingImage: item.audienceRatingImage,
    ...stateFields(server, account, item),
    year: item.year,
    duration: item.duration,
    originallyAvailableAt: item.originallyAvailableAt,
    addedAt: item.addedAt,
    updatedAt: item.updatedAt,
    deletedAt: item.deletedAt,
    ...oddFields(item),
    chapterSource: item.chapters.length > 0 ? "media" : undefined,
    primaryExtraKey: item.extras[0] && `/library/metadata/${item.extras[0]}`,
    hasPremiumPrimaryExtra: item.extras.length > 0 ? "1" : undefined,
  };
}

/** Numbers of PROTOCOL §3.9. */
const extraTypes: Record<string, number> = { trailer: 1, sceneOrSample: 6 };

/** What only one kind of item has, in the spelling of that kind. */
function oddFields(item: Item) {
  const dated = item.type === "photo" || item.subtype === "clip";
  return {
    skipChildren: item.flattened || undefined,
    flattenSeasons: item.flattenSeasons === undefined ? undefined : String(item.flattenSeasons),
    loudnessAnalysisVersion: item.type === "album" ? "1" : undefined,
    musicAnalysisVersion: item.type === "track" ? "1" : undefined,
    ratingCount: item.type === "track" ? 1000 + numberOf(item.title, 90_000) : undefined,
    createdAtAccuracy: dated ? "epoch" : undefined,
    createdAtTZOffset: dated ? "0" : undefined,
  };
}

function above(server: PlexServer, item: Item) {
  const grandparent = grandparentOf(server, item);
  const season = parentOf(server, item);
  // Where a show hides its seasons, nothing on an episode leads to one (PROTOCOL §3.5).
  const parent = grandparent?.flattened ? undefined : season;
  return {
    skipParent: grandparent?.flattened || undefined,
    parentRatingKey: parent?.ratingKey,
    grandparentRatingKey: grandparent?.ratingKey,
    parentGuid: parent?.guid,
    grandparentGuid: grandparent?.guid,
    parentKey: parent && `/library/metadata/${parent.ratingKey}`,
    grandparentKey: grandparent && `/library/metadata/${grandparent.ratingKey}`,
    parentSlug: item.type === "season" ? parent?.slug : undefined,
    grandparentSlug: item.type === "episode" ? grandparent?.slug : undefined,
    parentStudio: item.type === "season" || item.type === "track" ? parent?.studio : undefined,
    parentTitle: parent?.title,
    grandparentTitle: grandparent?.title,
    parentIndex: item.disc ?? season?.index,
    parentYear: item.type === "season" || item.type === "track" ? parent?.year : undefined,
  };
}

function guidRows(item: Item) {
  return rows(item.guids.map((id) => ({ id })));
}

function ratingRows({ rating, ratingImage, audienceRating, audienceRatingImage }: Item) {
  return [
    ...(rating === undefined ? [] : [{ image: ratingImage, value: rating, type: "critic" }]),
    ...(audienceRating === undefined
      ? []
      : [
          { image: audienceRatingImage, value: audienceRating, type: "audience" },
          { image: "imdb://image.rating", value: Math.round(audienceRating * 9.4) / 10, type: "audience" },
        ]),
  ];
}
