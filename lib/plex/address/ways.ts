import { isIPv6 } from "node:net";
import { trustedProxies } from "@/lib/trusted";
import type { Connection, Resource } from "../schemas/tv";
import { bareHost } from "./bare-host";
import { manualConnection } from "./manual";

/** Where a server is, as plex.tv says it, and where this person says it is. */
export type Server = Pick<
  Resource,
  "clientIdentifier" | "owned" | "connections" | "httpsRequired" | "publicAddressMatches"
> & {
  /** An address given by hand: http(s), with a path where the server stands below one. */
  manualUri?: string;
};

/** Kinds of ways to a server, best first (PROTOCOL §2.9 no. 3). */
export const wayKinds = ["manual", "local", "remote", "relay"] as const;
export type Kind = (typeof wayKinds)[number];

/** An address of a server. `isTried`: whether it is worth trying at all. */
export type Way = Connection & { kind: Kind; isTried: boolean };

/** How good a way is; 0 is best. */
export const rank = ({ kind }: { kind: Kind }): number => wayKinds.indexOf(kind);

/**
 * All addresses of a server: the manual one, then plex.tv's in its order. A local address of somebody else's
 * server is their LAN, not ours, and isn't tried (PROTOCOL §10 no. 33, 36).
 */
export function waysTo(server: Omit<Server, "clientIdentifier">): Way[] {
  const { connections, manualUri } = server;
  const named = connections
    .filter((one) => one.uri !== manualUri)
    .map((one) => way(server, one, kindOf(one)));
  return manualUri ? [way(server, manualConnection(manualUri), "manual"), ...named] : named;
}

const kindOf = (one: Connection): Kind => (one.relay ? "relay" : one.local ? "local" : "remote");

/** Addresses that mean a different machine on every host, or none at all, in every spelling. */
const isNowhere = trustedProxies("0.0.0.0/8, 169.254.0.0/16, ::, fe80::/10");

/** The connection goes to the host of `uri`, which may differ from the `address` beside it. */
const hostOf = (uri: string) => (URL.canParse(uri) ? bareHost(new URL(uri).hostname) : "");

/** By connection: every request looks at its server's ways, and stored connections stay the same objects. */
const looked = new WeakMap<Connection, boolean>();

function leadsNowhere(one: Connection): boolean {
  const known = looked.get(one) ?? [bareHost(one.address), hostOf(one.uri)].some(isNowhere);
  looked.set(one, known);
  return known;
}

function way(server: Omit<Server, "clientIdentifier">, one: Connection, kind: Kind): Way {
  const isTheirs = kind === "local" && !server.owned && !server.publicAddressMatches;
  const isRefused = server.httpsRequired && one.uri.startsWith("http:");
  return { ...one, kind, isTried: !isTheirs && !isRefused && !leadsNowhere(one) };
}

/** The addresses worth trying. */
export const candidatesOf = (server: Omit<Server, "clientIdentifier">): Way[] =>
  waysTo(server).filter((one) => one.isTried);

/** The way that is likely to be used, before any address answered. */
export const mostPromising = (server: Server): Way | undefined =>
  waysTo(server).toSorted((a, b) => Number(b.isTried) - Number(a.isTried) || rank(a) - rank(b))[0];

/**
 * The same address without TLS, to be tried when TLS failed: routers with DNS-rebinding protection hide the
 * names of plex.direct that stand for private addresses (PROTOCOL §2.9 no. 2). They do that to local ones
 * alone, so no token leaves the own network unencrypted because of it. What somebody gave by hand is taken
 * as it is.
 */
export function plainHttp(server: Pick<Server, "httpsRequired">, one: Way): Way | undefined {
  if (server.httpsRequired || one.kind !== "local" || !URL.canParse(one.uri)) return undefined;
  const { hostname, protocol } = new URL(one.uri);
  if (protocol !== "https:") return undefined;
  if (!hostname.endsWith(".plex.direct") && !/^[\d.]+$|^\[/.test(hostname)) return undefined;
  const host = isIPv6(one.address) ? `[${one.address}]` : one.address;
  return { ...one, protocol: "http", uri: `http://${host}:${one.port}` };
}

/** The way that an address belongs to, as it is used there: with TLS or without. */
export function wayAt(server: Server, uri: string): Way | undefined {
  const ways = waysTo(server);
  const plain = () => ways.map((one) => plainHttp(server, one)).find((one) => one?.uri === uri);
  return ways.find((one) => one.uri === uri) ?? plain();
}
