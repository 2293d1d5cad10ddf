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
export { endpointAnswer, serverConnection, serverConnections, setEndpoint } from "./addresses/connections";
export { testConnection } from "./connection";
export { plexFor } from "./plex-for";
export { prepare } from "./prepare";
export { describedServer, describeServers, type Server, serversOf } from "./describe";
export { follow, type Follower } from "./live/live";
export { confirmServer, serversWithoutTokenOf } from "./without-token";
export { startOutbox } from "./outbox/outbox";
export { refreshNow } from "./refresh";
export { reportOrKeep } from "./outbox/replay";
export { issueTicket, followTicket, ticketHolder } from "./tickets";
