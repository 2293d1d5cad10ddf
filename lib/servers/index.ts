/** The hallway: session, database, plex.tv and addresses meet here, and a `Plex` comes out. */
export { setCurrentServer } from "./choose";
export { plexFor, testConnection } from "./connection";
export { describeServers, type Server, serversOf } from "./describe";
export { NoServerError, ReconnectError } from "./errors";
export { refreshServers } from "./refresh";
