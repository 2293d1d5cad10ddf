/** The hallway: session, database, plex.tv and addresses meet here, and a `Plex` comes out. */

export { withAccount } from "./account";
export { endpointAnswer, serverConnection, serverConnections, setEndpoint } from "./addresses/connections";
export {
  continueWatchingOfAll,
  librariesOfAll,
  mergedItems,
  mergedLibraries,
  onDeckOfAll,
  recentlyAddedOfAll,
  searchOfAll,
} from "./all";
export { setCurrentServer } from "./choose";
export { testConnection } from "./connection";
export { describedServer, describeServers, type Server, serversOf } from "./describe";
export { type Follower, follow } from "./live/live";
export { startOutbox } from "./outbox/outbox";
export { reportOrKeep } from "./outbox/replay";
export { plexFor } from "./plex-for";
export { prepare } from "./prepare";
export { refreshNow } from "./refresh";
export { followTicket, issueTicket, ticketHolder } from "./tickets";
export { confirmServer, serversWithoutTokenOf } from "./without-token";
