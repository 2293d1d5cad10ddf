import "server-only";

/** The door: everything that pages and route handlers may ask of Plex. */
export type { Plex } from "./ask";
export { openPicture, openStream } from "./bytes";
export { resourcesSeconds } from "./cache";
export { withCacheState } from "./cache-state";
export { type Address, addressInUse, connect } from "./connect";
export { type Decision, decide, type PlayOptions } from "./decision";
export { continueWatching, onDeck, recentlyAdded, search } from "./discover";
export { PlexError, type PlexErrorCode } from "./errors";
export type { Caller } from "./headers";
export type { Reply } from "./http";
export { children, type ItemParts, libraries, libraryPage, metadata, type PageRequest } from "./library";
export type { Capabilities } from "./profile";
export type { Item, Listing, Media, Part, ShortItem, Stream } from "./schemas/item";
export type { Library } from "./schemas/server";
export type { Connection, Resource } from "./schemas/tv";
export { ping, serverCapabilities } from "./server";
export { type Progress, rate, reportProgress, scrobble, unscrobble } from "./state";
export { startStream } from "./stream";
export { authUrl, checkPin, createPin, resources, signOut, type TvAccount, user } from "./tv";
