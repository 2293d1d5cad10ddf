/** Below the range from which free ports are taken, and nobody's: this address is always dead. */
export const deadPort = 32_398;

type Connection = {
  protocol: "http" | "https";
  address: string;
  port: number;
  uri: string;
  local: boolean;
  relay: boolean;
  IPv6: boolean;
};

/** One row of `/resources` that is a server; nearly every text may be null (PROTOCOL §2.8). */
export type Resource = Record<string, unknown> & { name: string | null; connections: Connection[] };

/** Where the server of the row listens, twice and behind a proxy, and where another one does; all dead when the server is invented. */
type Context = { port: number; sidePort: number; proxyPort: number; otherPort: number };

type About = Partial<Omit<Connection, "port" | "uri">>;

/** An address; plain HTTP to this machine, remote and direct, where nothing else is said. */
export function connection(port: number, about: About = {}): Connection {
  const { protocol = "http", address = "127.0.0.1", local = false, relay = false, IPv6 = false } = about;
  const host = address.includes(":") ? `[${address}]` : address;
  return { protocol, address, port, uri: `${protocol}://${host}:${port}`, local, relay, IPv6 };
}

/**
 * What real lists of servers hold besides the plain case (PROTOCOL §2.8, §10.31 to 36, §12). Each takes a row and
 * makes it odd; the addresses that are not dead lead to the row's own server.
 */
export const shapes: Record<string, (row: Resource, context: Context) => Resource> = {
  "unreachable-local": (row, { port }) => ({
    ...row,
    connections: [
      connection(deadPort, { local: true }),
      connection(deadPort, { local: true, address: "127.18.0.3" }),
      connection(port),
    ],
  }),
  offline: (row) => ({
    ...row,
    presence: false,
    connections: [connection(deadPort, { local: true }), connection(deadPort)],
  }),
  /** plex.tv believes that it is there, and is wrong. */
  "stale-presence": (row) => ({ ...row, presence: true, connections: [connection(deadPort)] }),
  /** The other way round: it is there, and plex.tv doesn't know. */
  "unseen-presence": (row) => ({ ...row, presence: false }),
  "same-name": (row) => ({ ...row, name: "Demo Cinema" }),
  "relay-only": (row, { port }) => ({
    ...row,
    relay: true,
    connections: [connection(port, { relay: true })],
  }),
  "relay-last": (row, { port }) => ({
    ...row,
    relay: true,
    connections: [
      connection(deadPort, { local: true }),
      connection(deadPort),
      connection(port, { relay: true }),
    ],
  }),
  "http-only": (row, { port }) => ({ ...row, connections: [connection(port)] }),
  /** Refuses plain HTTP; and as nothing here speaks TLS, no address works, and none may be tried without. */
  "https-required": (row, { port }) => ({
    ...row,
    httpsRequired: true,
    connections: [connection(port, { protocol: "https" })],
  }),
  "link-local": (row, { port }) => ({
    ...row,
    connections: [
      connection(port, { local: true, IPv6: true, address: "fe80::42:acff:fe12:3" }),
      connection(port, { local: true, IPv6: true, address: "::" }),
      connection(port),
    ],
  }),
  ipv6: (row, { port }) => ({
    ...row,
    connections: [connection(deadPort, { IPv6: true, address: "2001:db8::9" }), connection(port)],
  }),
  "null-strings": (row) => ({
    ...row,
    productVersion: null,
    platform: null,
    platformVersion: null,
    device: null,
    createdAt: null,
    lastSeenAt: null,
    ownerId: null,
    sourceTitle: null,
    publicAddress: null,
  }),
  "no-access-token": (row) => ({ ...row, accessToken: undefined }),
  "no-connections": (row) => ({ ...row, connections: [] }),
  /** Both live; each can be taken down alone. */
  "two-addresses": (row, { port, sidePort }) => ({
    ...row,
    connections: [connection(port, { local: true }), connection(sidePort)],
  }),
  /** Behind a reverse proxy that knows it below a path: the path belongs to the address. */
  "below-a-path": (row, { proxyPort }) => {
    const known = connection(proxyPort);
    return { ...row, connections: [{ ...known, uri: `${known.uri}/plex` }] };
  },
  nameless: (row) => ({ ...row, name: null }),
  "empty-name": (row) => ({ ...row, name: "" }),
  /** The same private address on another LAN: who answers there is another server. */
  impostor: (row, { port, otherPort }) => ({
    ...row,
    publicAddressMatches: true,
    connections: [connection(otherPort, { local: true }), connection(port)],
  }),
};
