/** Where what the stand-in says differs from what real servers were recorded saying. */
export type Difference = {
  /** The family and the kind of object, as shapes.ts names them. */
  kind: RegExp;
  /** Names, a space between. */
  fields: string;
  /** `type`: of another JSON type here; `only here`: nobody recorded it; `never here`: recorded, and left out. */
  what: "type" | "only here" | "never here";
  /** The PROTOCOL section that knows better; of what is left out, why. */
  because: string;
};

const seen = (kind: RegExp, because: string, fields: string): Difference => ({
  ...{ kind, fields, because },
  what: "only here",
});
const left = (kind: RegExp, because: string, fields: string): Difference => ({
  ...{ kind, fields, because },
  what: "never here",
});

const LIVE_TV = "live television, of which there is none here";

export const differences: Difference[] = [
  {
    kind: /Setting/,
    fields: "default value",
    what: "type",
    because: "PROTOCOL §8.5: of the setting's own type",
  },
  // Of items.
  seen(/library Metadata/, "PROTOCOL §3.9: Image[], UltraBlurColors inline", "Image UltraBlurColors"),
  seen(/library Metadata/, "PROTOCOL §4.3, §4.4: rows of a search", "score"),
  seen(/library Metadata (movie|show)/, "PROTOCOL §3.5: slug", "slug"),
  seen(/library Metadata (season|episode)/, "PROTOCOL §3.5: of what is above", "parentSlug grandparentSlug"),
  seen(/library Metadata (movie|artist)/, "PROTOCOL §3.5: where it sorts otherwise", "titleSort"),
  seen(/library Metadata (movie|track)/, "PROTOCOL §3.5", "originalTitle"),
  seen(/library Metadata movie/, "PROTOCOL §3.5: editions, ratings", "editionTitle userRating lastRatedAt"),
  seen(/library Metadata movie/, "PROTOCOL §3.9: when asked for", "Marker Chapter"),
  seen(/library Metadata (movie|show)/, "PROTOCOL §3.9: when asked for", "Related"),
  seen(/library Metadata movie/, "PROTOCOL §1.9: tagType 11", "Label"),
  seen(/library Metadata movie/, "PROTOCOL §3.5: home videos", "subtype createdAtAccuracy createdAtTZOffset"),
  seen(
    /library Metadata movie/,
    "PROTOCOL §4.5, §4.7: in lists and queues",
    "playlistItemID playQueueItemID",
  ),
  seen(/library (Metadata movie|Media|Part)/, "PROTOCOL §10, 19: in the trash", "deletedAt"),
  seen(/library Metadata clip/, "PROTOCOL §3.5: as every item", "updatedAt"),
  seen(
    /library Metadata (show|season|episode)/,
    "PROTOCOL §5.3: what a person did",
    "viewCount lastViewedAt",
  ),
  seen(/library Metadata episode/, "PROTOCOL §5.3: what a person did", "viewOffset"),
  seen(/library Metadata (show|season|episode)/, "PROTOCOL §3.5: with includeGuids", "Guid"),
  seen(/library Metadata show/, "PROTOCOL §3.11: hidden seasons", "skipChildren flattenSeasons"),
  seen(/library Metadata episode/, "PROTOCOL §3.5: hidden seasons", "skipParent"),
  seen(/library Metadata (show|episode)/, "PROTOCOL §3.5", "audienceRating audienceRatingImage"),
  seen(/library Metadata show/, "PROTOCOL §3.5: as a film", "tagline ratingImage Country"),
  seen(
    /library Metadata show/,
    "PROTOCOL §3.9: in detail",
    "librarySectionTitle librarySectionID librarySectionKey Producer Rating Extras OnDeck Preferences",
  ),
  seen(
    /library Metadata (season|episode|artist|album|photo album|photo)$/,
    "PROTOCOL §4.2: in lists over several libraries",
    "librarySectionTitle librarySectionID librarySectionKey",
  ),
  seen(/library Metadata episode/, "PROTOCOL §3.5: tags as on a film", "Director Role chapterSource"),
  seen(/library Metadata season/, "PROTOCOL §3.5", "year"),
  seen(
    /library Metadata album/,
    "PROTOCOL §3.5: leafCount, tags",
    "parentIndex leafCount viewedLeafCount Genre Mood",
  ),
  seen(/library Metadata artist/, "PROTOCOL §3.5: tags, art", "childCount art Country Mood Style"),
  seen(/library Metadata track/, "PROTOCOL §3.9: includeExtras", "Extras"),
  seen(
    /library Metadata photo/,
    "PROTOCOL §3.5: of the album above",
    "parentGuid parentTitle parentIndex parentThumb",
  ),
  seen(/library Metadata playlist/, "PROTOCOL §4.5: of smart ones", "content"),
  seen(/library Metadata collection/, "PROTOCOL §3.5", "collectionSort"),
  seen(
    /converted Metadata/,
    "PROTOCOL §3.5: as in the library",
    "slug titleSort hasPremiumPrimaryExtra summary",
  ),
  left(/Metadata playlist/, "a playlist as a whole isn't counted here", "viewCount lastViewedAt"),
  left(/Metadata show/, "no show here is in a collection", "Collection"),
  // Of files and tracks.
  seen(
    /Stream video/,
    "PROTOCOL §1.7, §3.10: Dolby Vision",
    "DOVIPresent DOVIProfile DOVILevel DOVIVersion DOVIBLCompatID DOVIBLPresent DOVIELPresent DOVIRPUPresent",
  ),
  seen(/library Stream audio/, "PROTOCOL §3.10", "bitrateMode"),
  seen(
    /library Stream subtitle/,
    "PROTOCOL §3.10, §6.9: found on demand",
    "providerTitle score sourceKey userID forced",
  ),
  // Of the server itself.
  seen(/library MediaContainer/, "PROTOCOL §1.6: paging", "totalSize offset"),
  seen(
    /library MediaContainer/,
    "PROTOCOL §3.6, §4.1, §4.3: what else is listed",
    "Meta Hub SearchResult Setting Stream Level UltraBlurColors",
  ),
  seen(
    /library MediaContainer/,
    "PROTOCOL §3.1, §3.2: of the server itself",
    "claimed hubSearch itemClusters mediaProviders multiuser transcoderPhoto",
  ),
  seen(/library MediaContainer/, "PROTOCOL §3.4: of lists within a section", "content mixedParents"),
  seen(
    /library MediaContainer/,
    "PROTOCOL §4.5: of a playlist's items",
    "composite duration leafCount playlistType ratingKey smart title",
  ),
  seen(
    /library MediaContainer/,
    "PROTOCOL §4.7: of a queue",
    "playQueueID playQueueLastAddedItemID playQueueSelectedItemID playQueueSelectedItemOffset playQueueSelectedMetadataItemID playQueueShuffled playQueueSourceURI playQueueTotalCount playQueueVersion",
  ),
  seen(/library MediaContainer/, "PROTOCOL §2.10: a transient token", "token"),
  seen(/library MediaContainer/, "PROTOCOL §6.11: levels of a song", "totalSamples"),
  left(
    /library MediaContainer/,
    "absent when deletion is off, as it is here (PROTOCOL §3.2)",
    "allowMediaDeletion",
  ),
  left(/library MediaContainer/, "augmentation asks Plex's cloud, which isn't here", "augmentationKey"),
  left(/library MediaContainer/, "of a server that nobody has claimed", "startState"),
  left(/library MediaContainer/, "of a server with tuners, or that tags photos", "allowTuners photoAutoTag"),
  seen(
    /Directory of a menu/,
    "PROTOCOL §3.6, §3.8: menus, views and their values",
    "active activeDirection default defaultDirection descKey fastKey filter filterType firstCharacterKey search secondary size count",
  ),
  seen(/Directory of a provider/, "PROTOCOL §3.3: Other Videos", "subtype"),
  left(/Directory of a menu/, LIVE_TV, "icon updatedAt"),
  left(/Feature|GridChannelFilter/, LIVE_TV, "GridChannelFilter key title genreRatingKey"),
  left(/MediaProvider/, LIVE_TV, "id parentID providerIdentifier epgSource friendlyName"),
  left(/library Tag/, "counted only where a cloud knows more of a tag", "count"),
  left(/Tag/, "of tags that a cloud knows, which isn't here", "guid"),
  // Of conversions and of what is playing.
  seen(/converted Metadata/, "PROTOCOL §8.3: what is playing", "Player Session User sessionKey"),
  seen(/converted Metadata/, "PROTOCOL §5.3: what a person did", "viewOffset userRating lastRatedAt"),
  seen(/converted Stream/, "PROTOCOL §3.10: of every track", "title colorTrc"),
  seen(/converted TranscodeSession/, "PROTOCOL §8.4", "timeStamp maxOffsetAvailable minOffsetAvailable"),
  left(/converted TranscodeSession/, "downloads are outside (PROTOCOL §6.12)", "offlineTranscode"),
  left(/converted Stream subtitle/, "tracks that aren't delivered aren't listed (PROTOCOL §6.6)", "ignore"),
  // Of plex.tv.
  seen(/plex.tv pins/, "PROTOCOL §2.2", "qr"),
  seen(/plex.tv user/, "PROTOCOL §2.5", "attributionPartner"),
  left(
    /plex.tv user/,
    "what else hangs on an account; outside PROTOCOL",
    "providers settings identifier endpoint token status secret id type value hidden updatedAt",
  ),
  seen(/converted MediaContainer/, "PROTOCOL §6.6: with hasMDE", "mdeDecisionCode mdeDecisionText"),
  seen(/converted Metadata movie/, "PROTOCOL §3.5: as in the library", "Label editionTitle"),
  seen(
    /converted Stream/,
    "PROTOCOL §1.7, §3.10: of a track of the library",
    "hearingImpaired index anamorphic pixelAspectRatio",
  ),
];
