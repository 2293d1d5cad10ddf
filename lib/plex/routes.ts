import { isIPv6 } from "node:net";
import type { Connection, Resource } from "./schemas/tv";

/** How good a way is: 0 local, 1 remote, 2 Plex's slow relay (PROTOCOL §2.9 no. 3). */
export const rank = (one: { local: boolean; relay: boolean }): 0 | 1 | 2 =>
  one.relay ? 2 : one.local ? 0 : 1;

/**
 * The addresses worth trying. A local address of somebody else's server is their LAN, not ours (PROTOCOL
 * §10 no. 33, 36).
 */
export function candidatesOf(
  server: Pick<Resource, "owned" | "publicAddressMatches" | "httpsRequired" | "connections">,
): Connection[] {
  const mayBeNear = server.owned || server.publicAddressMatches;
  return server.connections.filter((one) => {
    if (one.local && !mayBeNear) return false;
    if (server.httpsRequired && one.uri.startsWith("http:")) return false;
    return !/^\[?(fe80:|::\]?$)/i.test(one.address);
  });
}

/**
 * The same address without TLS, to be tried when TLS failed: routers with DNS-rebinding protection hide the
 * names of plex.direct that stand for private addresses (PROTOCOL §2.9 no. 2). They do that to local ones
 * alone, so no token leaves the own network unencrypted because of it.
 */
export function plainHttp(server: Pick<Resource, "httpsRequired">, one: Connection): Connection | undefined {
  const { hostname, protocol } = new URL(one.uri);
  if (protocol !== "https:" || server.httpsRequired || !one.local || one.relay) return undefined;
  if (!hostname.endsWith(".plex.direct") && !/^[\d.]+$|^\[/.test(hostname)) return undefined;
  const host = isIPv6(one.address) ? `[${one.address}]` : one.address;
  return { ...one, protocol: "http", uri: `http://${host}:${one.port}` };
}
