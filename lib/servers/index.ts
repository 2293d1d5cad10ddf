/** The hallway: session, database, plex.tv and addresses meet here, and a `Plex` comes out. */
export {
  continueWatchingOfAll,
  librariesOfAll,
  mergedItems,
  mergedLibraries,
  onDeckOfAll,
  recentlyAddedOfAll,
  searchOfAll,
} from "./all";
export { withAccount } from "./account";
export { setCurrentServer } from "./choose";
export { endpointAnswer, serverConnection, serverConnections, setEndpoint } from "./connections";
export { plexFor, testConnection } from "./connection";
export { describedServer, describeServers, type Server, serversOf } from "./describe";
export { NoServerError, ReconnectError } from "./errors";
export { follow, type Follower } from "./live";
export { confirmServer, openServersOf } from "./open";
export { startOutbox } from "./outbox";
export { refreshNow } from "./refresh";
export { reportOrKeep } from "./replay";
export { issueTicket, openTicket, ticketHolder } from "./tickets";
