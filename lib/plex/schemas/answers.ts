/*
 * What Plex's things look like once they are read: the schemas that route handlers answer by, and that the
 * API's description is made from. Other rooms know them as `answers`.
 */
export { decision } from "./decision";
export { hub } from "./hub";
export { collection, item, listing, ratings } from "./item";
export { nextEntry, playlist, playlistItems, playQueue } from "./lists";
export { person } from "./person";
export { choice, folderListing as folders } from "./section";
export { capabilities, library } from "./server";
export { session } from "./session";
