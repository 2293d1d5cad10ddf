import "server-only";

/** The door: everything that pages and route handlers may ask of Plex. */
export type { Plex } from "./plex";
export { openPicture, openStream } from "./play/bytes";
export { forgetBehind, forgetUnheard, resourcesSeconds } from "./cache/read";
export { type Change, changedSince, onChanges } from "./cache/changes";
export { collection } from "./browse/collections";
export { addressInUse, connect } from "./address/connect";
export { measureWays, proveManual } from "./address/measure";
export { type Decision, decide } from "./play/decision";
export { continueWatching, onDeck, recentlyAdded, search } from "./browse/discover";
export { PlexError, type PlexErrorCode, plexErrorCodes } from "./wire/errors";
export { coveringTags, staleTags } from "./events/stale-tags";
export { openEvents } from "./events/listen";
export type { Reply } from "./wire/exchange";
export { carriesBytes } from "./wire/media-type";
export { pour } from "./wire/pour";
export { fileName } from "./play/file-name";
export { hubs, promotedHubs } from "./browse/hubs";
export { children, libraries, libraryPage, metadata } from "./browse/library";
export { person } from "./browse/people";
export { answersWithoutToken } from "./address/without-token";
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
export { openPreview, previews } from "./play/previews";
export type { Capabilities } from "./play/profile";
export { allLeaves, extras, findByGuid, ratings, related, similar } from "./browse/relations";
export { mostPromising, type Server as ServerPlace, wayAt, wayKinds, waysTo } from "./address/ways";
export { item, type Item, type Listing, listing, type Media, type ShortItem } from "./schemas/item";
export type { PlayingEvent, PlexEvent } from "./schemas/event";
export { nextEntry } from "./schemas/lists";
export { type Library, library } from "./schemas/server";
export { session } from "./schemas/session";
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
export { ping, serverCapabilities } from "./browse/server";
export { sessions } from "./play/sessions";
export { type Progress } from "./play/report";
export { rate, removeFromContinueWatching, scrobble, unscrobble } from "./play/marks";
export { replayProgress, reportProgress } from "./play/progress";
export { announceTranscode, startStream } from "./play/stream";
/** What comes back, as schemas for handlers to answer by: `answers.item`, `answers.hub` … */
export * as answers from "./schemas/answers";
export { subtitle } from "./play/subtitles";
export { selectTracks } from "./play/tracks";
export { authUrl, checkPin, createPin, resources, signOut, user } from "./account/plex-tv";
export { addToWatchlist, type PlexAccount, removeFromWatchlist, watchlist } from "./lists/watchlist";
export { ownersPlaybacks } from "./play/who-plays";
