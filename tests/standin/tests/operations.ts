import { titles } from "../index.ts";
import type { Things } from "./things.ts";

/** One request that an operation of Plex's description is proved with. */
type Sample = (things: Things) => string | Promise<string>;

const film = titles.directPlay.ratingKey;
const show = titles.show.ratingKey;
const { movies, shows } = titles.sections;
const identifier = "identifier=com.plexapp.plugins.library";
const CONVERSION = new URLSearchParams({
  ...{ path: `/library/metadata/${titles.hevc.ratingKey}`, mediaIndex: "0", partIndex: "0", protocol: "hls" },
  ...{ directPlay: "0", directStream: "1", directStreamAudio: "1", subtitles: "sidecar", offset: "0" },
  ...{ "X-Plex-Platform": "Chrome", "X-Plex-Client-Identifier": "visitor" },
});

/**
 * What the stand-in serves of the official description, by the description's own names, and how each is asked for. Where
 * real Plex spells a path or a verb otherwise, the sample does, too, and `respelled` says why.
 */
export const operations: Record<string, Sample> = {
  "GET /": () => "/",
  "GET /identity": () => "/identity",
  "GET /:/prefs": () => "/:/prefs",
  "PUT /:/prefs": () => "/:/prefs?LibraryVideoPlayedThreshold=90",
  "GET /:/prefs/get": () => "/:/prefs/get?id=LibraryVideoPlayedThreshold",
  "GET /media/providers": () => "/media/providers",
  "GET /activities": () => "/activities",
  "DELETE /activities/{activityId}": (things) => things.activity().then((id) => `/activities/${id}`),
  "GET /:/eventsource/notifications": () => "/:/eventsource/notifications",
  "GET /:/websocket/notifications": () => "/:/websockets/notifications",
  "POST /security/token": () => "/security/token?type=delegation&scope=all",

  "POST /:/timeline": () =>
    `/:/timeline?ratingKey=${film}&key=/library/metadata/${film}&state=playing&time=70000&duration=608000`,
  "PUT /:/scrobble": () => `/:/scrobble?key=${film}&${identifier}`,
  "PUT /:/unscrobble": () => `/:/unscrobble?key=${film}&${identifier}`,
  "PUT /:/rate": () => `/:/rate?key=${film}&${identifier}&rating=8`,

  "GET /hubs": () => "/hubs?count=4",
  "GET /hubs/promoted": () => "/hubs/promoted?count=4",
  "GET /hubs/continueWatching": () => "/hubs/continueWatching",
  "GET /hubs/items": () => "/hubs/items?identifier=home.continue",
  "GET /hubs/search": () => "/hubs/search?query=the&limit=10",
  "GET /hubs/sections/{sectionId}": () => `/hubs/sections/${movies}?count=4`,
  "GET /hubs/metadata/{metadataId}": () => `/hubs/metadata/${film}`,
  "GET /hubs/metadata/{metadataId}/related": () => `/hubs/metadata/${film}/related`,
  "GET /hubs/metadata/{metadataId}/postplay": () => `/hubs/metadata/${show}/postplay`,

  "GET /library/all": () => "/library/all?type=1&X-Plex-Container-Start=0&X-Plex-Container-Size=20",
  "GET /library/sections/all": () => "/library/sections/all",
  "GET /library/sections/{sectionId}": () => `/library/sections/${movies}`,
  "GET /library/sections/{sectionId}/all": () =>
    `/library/sections/${movies}/all?includeMeta=1&includeGuids=1`,
  "GET /library/sections/{sectionId}/filters": () => `/library/sections/${movies}/filters?type=1`,
  "GET /library/sections/{sectionId}/sorts": () => `/library/sections/${shows}/sorts?type=2`,
  "GET /library/sections/{sectionId}/firstCharacters": () =>
    `/library/sections/${movies}/firstCharacter?type=1`,
  "GET /library/sections/{sectionId}/collections": () => `/library/sections/${movies}/collections`,
  "GET /library/sections/{sectionId}/autocomplete": () =>
    `/library/sections/${movies}/autocomplete?title=the&type=1`,
  "GET /library/sections/{sectionId}/prefs": () => `/library/sections/${movies}/prefs`,
  "GET /library/sections/{sectionId}/allLeaves": () => `/library/sections/${shows}/allLeaves`,
  "GET /library/sections/{sectionId}/albums": () => "/library/sections/5/albums",
  "GET /library/sections/{sectionId}/arts": () => `/library/sections/${movies}/arts`,
  "GET /library/sections/{sectionId}/common": () => `/library/sections/${movies}/common?type=1`,
  "GET /library/sections/{sectionId}/location": () => `/library/sections/${movies}/location`,
  "GET /library/sections/{sectionId}/videoCodec": () => `/library/sections/${movies}/videoCodec?type=1`,
  "GET /library/sections/{sectionId}/audioCodec": () => `/library/sections/${movies}/audioCodec?type=1`,
  "GET /library/sections/{sectionId}/audioLayout": () => `/library/sections/${movies}/audioLayout?type=1`,
  "GET /library/sections/{sectionId}/subtitleCodec": () => `/library/sections/${movies}/subtitleCodec?type=1`,
  "POST /library/sections/{sectionId}/refresh": () => `/library/sections/${movies}/refresh`,
  "DELETE /library/sections/{sectionId}/refresh": () => `/library/sections/${movies}/refresh`,
  "GET /library/sections/{sectionId}/composite/{updatedAt}": () =>
    `/library/sections/${movies}/composite/1?width=90&height=90`,
  "DELETE /library/sections/{sectionId}/collection/{collectionId}": async (things) => {
    const { id } = await things.collection();
    return `/library/sections/${movies}/collection/${id}`;
  },

  "GET /library/metadata/{ids}": () =>
    `/library/metadata/${film},${show}?includeMarkers=1&includeChapters=1&includeExtras=1&includeOnDeck=1&includeRelated=1`,
  "GET /library/metadata/{ids}/allLeaves": () => `/library/metadata/${show}/allLeaves`,
  "GET /library/metadata/{ids}/extras": () => `/library/metadata/${film}/extras`,
  "GET /library/metadata/{ids}/related": () => `/library/metadata/${film}/related`,
  "GET /library/metadata/{ids}/similar": () => `/library/metadata/${film}/similar?count=4`,
  "GET /library/metadata/{ids}/nearest": () => `/library/metadata/${film}/nearest`,
  "GET /library/metadata/{ids}/subtitles": () => `/library/metadata/${film}/subtitles?language=en`,
  "GET /library/metadata/{ids}/{element}/{timestamp}": () => `/library/metadata/${film}/thumb/1`,
  "PUT /library/metadata/{ids}/prefs": async (things) => {
    const { id } = await things.collection();
    return `/library/metadata/${id}/prefs?collectionSort=1`;
  },
  "GET /library/media/{mediaId}/chapterImages/{chapter}": async (things) =>
    `/library/media/${(await things.media()).media}/chapterImages/1`,
  "GET /library/people/{personId}": (things) => things.person().then((id) => `/library/people/${id}`),
  "GET /library/people/{personId}/media": (things) =>
    things.person().then((id) => `/library/people/${id}/media`),
  "GET /library/tags": () => "/library/tags?type=1",

  "PUT /library/parts/{partId}": async (things) =>
    `/library/parts/${(await things.media()).part}?subtitleStreamID=0`,
  "GET /library/parts/{partId}/{changestamp}/{filename}": async (things) => (await things.media()).key,
  "GET /library/parts/{partId}/indexes/{index}": async (things) =>
    `/library/parts/${(await things.media()).part}/indexes/sd`,
  "GET /library/parts/{partId}/indexes/{index}/{offset}": async (things) =>
    `/library/parts/${(await things.media()).part}/indexes/sd/60000`,
  "GET /library/streams/{streamId}.{ext}": (things) =>
    things.externalSubtitle().then((key) => `${key}.srt?encoding=utf-8`),
  "GET /services/ultrablur/colors": () => `/services/ultrablur/colors?url=/library/metadata/${film}/thumb/1`,
  "GET /services/ultrablur/image": () =>
    "/services/ultrablur/image?topLeft=3f280a&topRight=6b4713&bottomRight=0f2a43&bottomLeft=234d58&width=32&height=18",
  "DELETE /library/streams/{streamId}.{ext}": (things) =>
    things.downloadedSubtitle().then((id) => `/library/streams/${id}.srt`),
  "GET /library/streams/{streamId}/levels": async (things) =>
    `/library/streams/${(await things.media()).audio}/levels?subsample=20`,
  "GET /library/streams/{streamId}/loudness": async (things) =>
    `/library/streams/${(await things.media()).audio}/loudness?subsample=20`,
  "GET /photo/:/transcode": () =>
    `/photo/:/transcode?url=${encodeURIComponent(`/library/metadata/${film}/thumb/1`)}&width=90&height=135`,

  "POST /library/collections": (things) =>
    `/library/collections?type=1&title=Two&smart=0&sectionId=${movies}&uri=${things.uri(film)}`,
  "GET /library/collections/{collectionId}/items": async (things) =>
    `/library/collections/${(await things.collection()).id}/items`,
  "PUT /library/collections/{collectionId}/items": async (things) =>
    `/library/collections/${(await things.collection()).id}/items?uri=${things.uri("9")}`,
  "PUT /library/collections/{collectionId}/items/{itemId}": async (things) => {
    const { id, items } = await things.collection();
    return `/library/collections/${id}/items/${items[0]}`;
  },
  "PUT /library/collections/{collectionId}/items/{itemId}/move": async (things) => {
    const { id, items } = await things.collection();
    return `/library/collections/${id}/items/${items[1]}/move`;
  },
  "GET /library/collections/{collectionId}/composite/{updatedAt}": async (things) =>
    `/library/collections/${(await things.collection()).id}/composite/1?width=90&height=90`,

  "GET /playlists": (things) => things.playlist().then(() => "/playlists"),
  "POST /playlists": (things) => `/playlists?type=video&title=Two&smart=0&uri=${things.uri(film)}`,
  "GET /playlists/{playlistId}": async (things) => `/playlists/${(await things.playlist()).id}`,
  "PUT /playlists/{playlistId}": async (things) => `/playlists/${(await things.playlist()).id}?title=Three`,
  "DELETE /playlists/{playlistId}": async (things) => `/playlists/${(await things.playlist()).id}`,
  "GET /playlists/{playlistId}/items": async (things) => `/playlists/${(await things.playlist()).id}/items`,
  "PUT /playlists/{playlistId}/items": async (things) =>
    `/playlists/${(await things.playlist()).id}/items?uri=${things.uri("9")}`,
  "DELETE /playlists/{playlistId}/items": async (things) =>
    `/playlists/${(await things.playlist()).id}/items`,
  "DELETE /playlists/{playlistId}/items/{generatorId}": async (things) => {
    const { id, items } = await things.playlist();
    return `/playlists/${id}/items/${items[0]}`;
  },
  "PUT /playlists/{playlistId}/items/{playlistItemId}/move": async (things) => {
    const { id, items } = await things.playlist();
    return `/playlists/${id}/items/${items[1]}/move`;
  },

  "POST /playQueues": (things) =>
    `/playQueues?type=video&uri=${things.uri(film)}&continuous=0&shuffle=0&repeat=0&own=1`,
  "GET /playQueues/{playQueueId}": async (things) =>
    `/playQueues/${(await things.queue()).id}?own=1&window=10`,
  "PUT /playQueues/{playQueueId}": async (things) =>
    `/playQueues/${(await things.queue()).id}?uri=${things.uri("9")}`,
  "DELETE /playQueues/{playQueueId}/items": async (things) =>
    `/playQueues/${(await things.queue()).id}/items`,
  "DELETE /playQueues/{playQueueId}/items/{playQueueItemId}": async (things) => {
    const { id, items } = await things.queue();
    return `/playQueues/${id}/items/${items[1]}`;
  },
  "PUT /playQueues/{playQueueId}/items/{playQueueItemId}/move": async (things) => {
    const { id, items } = await things.queue();
    return `/playQueues/${id}/items/${items[2]}/move`;
  },
  "PUT /playQueues/{playQueueId}/shuffle": async (things) =>
    `/playQueues/${(await things.queue()).id}/shuffle`,
  "PUT /playQueues/{playQueueId}/unshuffle": async (things) =>
    `/playQueues/${(await things.queue()).id}/unshuffle`,
  "PUT /playQueues/{playQueueId}/reset": async (things) => `/playQueues/${(await things.queue()).id}/reset`,

  "GET /status/sessions": (things) => things.playing().then(() => "/status/sessions"),
  "GET /status/sessions/background": () => "/status/sessions/background",
  "GET /status/sessions/history/all": (things) =>
    things.history().then(() => "/status/sessions/history/all?sort=viewedAt:desc"),
  "GET /status/sessions/history/{historyId}": (things) => things.history(),
  "DELETE /status/sessions/history/{historyId}": (things) => things.history(),
  "POST /status/sessions/terminate": async (things) =>
    `/status/sessions/terminate?sessionId=${await things.playing()}&reason=Enough`,

  "GET /{transcodeType}/:/transcode/universal/decision": () =>
    `/video/:/transcode/universal/decision?session=o1&${CONVERSION}`,
  "GET /{transcodeType}/:/transcode/universal/start.*": async (things) => {
    await things.visitor.ask(`/video/:/transcode/universal/decision?session=o2&${CONVERSION}`);
    return `/video/:/transcode/universal/start.m3u8?session=o2&${CONVERSION}`;
  },
  "GET /{transcodeType}/:/transcode/universal/subtitles": async (things) => {
    const part = await things.select();
    await things.visitor.ask(`/video/:/transcode/universal/decision?session=o3&${CONVERSION}`);
    void part;
    return `/video/:/transcode/universal/subtitles?session=o3&${CONVERSION}`;
  },
  "POST /{transcodeType}/:/transcode/universal/fallback": async (things) => {
    const about = new URLSearchParams({
      ...Object.fromEntries(CONVERSION),
      path: `/library/metadata/${film}`,
      session: "o4",
    });
    await things.visitor.ask(`/video/:/transcode/universal/decision?${about}`);
    return "/video/:/transcode/universal/fallback?session=o4&transcodeSessionId=o4";
  },
};

/** Where real Plex spells an operation otherwise than its description does: the sample follows real Plex. */
export const respelled: Record<string, { method?: string; because: string }> = {
  "GET /:/websocket/notifications": { because: "PROTOCOL §8.1: the plural" },
  "GET /library/sections/{sectionId}/firstCharacters": {
    because: "PROTOCOL §3.8: the singular, the plural is 404",
  },
  "PUT /library/collections/{collectionId}/items/{itemId}": {
    method: "DELETE",
    because: "PROTOCOL §4.6: removing is DELETE",
  },
};

/** What Marquee asks servers for and no description knows; it is held against PROTOCOL in the other tests. */
export const undescribed: Record<string, string> = {
  "/library/sections": "PROTOCOL §11: the bare path",
  "/library/metadata/{}/children": "PROTOCOL §11: everywhere, though described nowhere",
  "/library/sections/{}/recentlyAdded": "PROTOCOL §3.8",
  "/library/sections/{}/firstCharacter": "PROTOCOL §3.8: the singular, the plural is 404",
  "/library/sections/{}/folder": "PROTOCOL §3.8",
  "/library/sections/{}/{}": "PROTOCOL §3.8: the values of a filter, for a list of names that is fixed",
  "/library/collections/{}": "PROTOCOL §4.6: works like metadata",
  "/library/streams/{}": "PROTOCOL §6.9: without an ending, where the format is in the query",
  "/library/recentlyAdded": "PROTOCOL §3.13",
  "/library/onDeck": "PROTOCOL §3.13",
  "/hubs/continueWatching/items": "PROTOCOL §4.2",
  "/video/:/transcode/universal/{}": "PROTOCOL §6.3 and §11: stop and ping",
};
