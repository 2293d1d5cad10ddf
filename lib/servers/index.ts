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
export { plexFor, testConnection } from "./connection";
export { describedServer, describeServers, type Server, serversOf } from "./describe";
export { follow, type Follower } from "./live/live";
export { confirmServer, openServersOf } from "./without-token";
export { startOutbox } from "./outbox/outbox";
export { refreshNow } from "./refresh";
export { reportOrKeep } from "./outbox/replay";
export { issueTicket, openTicket, ticketHolder } from "./tickets";
