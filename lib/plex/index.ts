import "server-only";

/** The door: everything that pages and route handlers may ask of Plex. */
export type { Plex } from "./ask";
export { openPicture, openStream } from "./bytes";
export { forgetBehind, forgetUnheard, resourcesSeconds } from "./cache";
export { type Change, change, changedSince, onChanges } from "./changes";
export { collection } from "./collections";
export { addressInUse, connect } from "./connect";
export { measureWays, proveManual } from "./connections";
export { type Decision, decide, type PlayOptions } from "./decision";
export { continueWatching, onDeck, recentlyAdded, search } from "./discover";
export { PlexError, type PlexErrorCode, plexErrorCodes } from "./errors";
export { coveringTags, staleTags } from "./event-tags";
export { openEvents } from "./events";
export type { Caller } from "./headers";
export type { Reply } from "./http";
export { carriesBytes } from "./media-type";
export { pour } from "./pour";
export { fileName } from "./file-name";
export { hubs, promotedHubs } from "./hubs";
export { children, type ItemParts, libraries, libraryPage, metadata, type PageRequest } from "./library";
export { type Person, person } from "./people";
export { answersWithoutToken } from "./open";
export {
  createPlayQueue,
  nextInPlayQueue,
  playQueue,
  type QueueOptions,
  shufflePlayQueue,
} from "./play-queues";
export {
  addToPlaylist,
  createPlaylist,
  deletePlaylist,
  moveInPlaylist,
  playlistItems,
  playlists,
  removeFromPlaylist,
} from "./playlists";
export { openPreview, previews } from "./previews";
export type { Address } from "./probe";
export type { Capabilities } from "./profile";
export { allLeaves, extras, findByGuid, type Ratings, ratings, related, similar } from "./relations";
export { mostPromising, type Server as ServerPlace, wayAt, wayKinds, waysTo } from "./routes";
export {
  type Collection,
  item,
  type Item,
  type Listing,
  listing,
  type Media,
  type Part,
  type ShortItem,
  type Stream,
} from "./schemas/item";
export type { Hub } from "./schemas/hub";
export type { PlayingEvent, PlexEvent } from "./schemas/event";
export {
  nextEntry,
  type NextEntry,
  type Playlist,
  type PlaylistItems,
  type PlayQueue,
} from "./schemas/lists";
export type { Choice, Folders } from "./schemas/section";
export { type Library, library } from "./schemas/server";
export { session, type Session } from "./schemas/session";
export type { Connection, Resource } from "./schemas/tv";
export {
  choices,
  type Directory,
  directories,
  filters,
  firstCharacters,
  folders,
  libraryCollections,
  libraryHubs,
  sorts,
} from "./sections";
export { ping, serverCapabilities } from "./server";
export { sessions } from "./sessions";
export {
  type Progress,
  rate,
  removeFromContinueWatching,
  replayProgress,
  reportProgress,
  scrobble,
  unscrobble,
} from "./state";
export { announceTranscode, startStream } from "./stream";
/** What comes back, as schemas for handlers to answer by: `answers.item`, `answers.hub` … */
export * as answers from "./schemas/answers";
export { subtitle } from "./subtitles";
export { selectTracks, type Tracks } from "./tracks";
export { authUrl, checkPin, createPin, resources, signOut, type TvAccount, user } from "./tv";
export { addToWatchlist, type PlexAccount, removeFromWatchlist, watchlist } from "./watchlist";
export { ownersPlaybacks } from "./who-plays";
