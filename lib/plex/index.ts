import "server-only";

export { authUrl, checkPin, createPin, resources, signOut, user } from "./account/plex-tv";

export { addressInUse, connect } from "./address/connect";
export { measureWays, proveManual } from "./address/measure";
export { mostPromising, type Server as ServerPlace, wayAt, wayKinds, waysTo } from "./address/ways";
export { answersWithoutToken } from "./address/without-token";
export { collection } from "./browse/collections";
export { continueWatching, onDeck, recentlyAdded, search } from "./browse/discover";
export { isOnHome } from "./browse/hidden";
export { hubs, promotedHubs } from "./browse/hubs";
export { children, libraries, libraryPage, metadata } from "./browse/library";
export { person } from "./browse/people";
export { allLeaves, extras, findByGuid, ratings, related, similar } from "./browse/relations";
export {
  choices,
  directories,
  filters,
  firstCharacters,
  folders,
  libraryCollections,
  libraryHubs,
  sorts,
} from "./browse/sections";
export { ping, readCapabilities } from "./browse/server";
export { type Change, changedSince, onChanges } from "./cache/changes";
export { forgetBehind, forgetUnheard } from "./cache/forget";
export { resourcesSeconds } from "./cache/freshness";
export { openEvents } from "./events/listen";
export { coveringTags, staleTags } from "./events/stale-tags";
export { createPlayQueue, nextInPlayQueue, playQueue, shufflePlayQueue } from "./lists/play-queues";
export {
  addToPlaylist,
  createPlaylist,
  deletePlaylist,
  moveInPlaylist,
  playlistItems,
  playlists,
  removeFromPlaylist,
} from "./lists/playlists";
export { addToWatchlist, type PlexAccount, removeFromWatchlist, watchlist } from "./lists/watchlist";
export { openPicture, openStream } from "./play/bytes";
export { type Decision, decide } from "./play/decision";
export { fileName } from "./play/file-name";
export { rate, removeFromContinueWatching, scrobble, unscrobble } from "./play/marks";
export { openPreview, previews } from "./play/previews";
export { replayProgress, reportProgress } from "./play/progress";
export { sessions } from "./play/sessions";
export { announceTranscode, startStream } from "./play/stream";
export { readSubtitle } from "./play/subtitles";
export { selectTracks } from "./play/tracks";
export { findOwnersPlaybacks } from "./play/who-plays";
/** The door: everything that pages and route handlers may ask of Plex. */
export type { Plex } from "./plex";
/** What comes back, as schemas for handlers to answer by: `answers.item`, `answers.hub` … */
export * as answers from "./schemas/answers";
export type { PlayingEvent, PlexEvent } from "./schemas/event";
export type { Item, Listing, Media, ShortItem } from "./schemas/item";
export type { Capabilities, PlayOptions, Progress } from "./schemas/requests";
/** What may be asked, as schemas for handlers to take requests by: `requests.progress`, `requests.playOptions`. */
export * as requests from "./schemas/requests";
export type { Library } from "./schemas/server";
export { isPlexError, type PlexErrorCode, plexErrorCodes } from "./wire/errors";
export type { Reply } from "./wire/exchange";
export { carriesBytes } from "./wire/media-type";
export { pour } from "./wire/pour";
