import { BlockList, isIP } from "node:net";
import type { Connection } from "./schemas/tv";

const nearby = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  nearby.addSubnet(network, bits, "ipv4");
}
nearby.addAddress("::1", "ipv6");
nearby.addSubnet("fc00::", 7, "ipv6");

/**
 * An address that somebody gave by hand, in plex.tv's form.
 *
 * @param uri an http(s) origin
 * @returns `local` where the address is private or a name without a dot, as containers have
 */
export function manualConnection(uri: string): Connection {
  const { protocol, hostname, port } = new URL(uri);
  const address = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  return {
    protocol: protocol.slice(0, -1),
    address,
    port: Number(port) || (protocol === "https:" ? 443 : 80),
    uri,
    local: family === 0 ? !address.includes(".") : nearby.check(address, family === 6 ? "ipv6" : "ipv4"),
    relay: false,
    IPv6: family === 6,
  };
}
