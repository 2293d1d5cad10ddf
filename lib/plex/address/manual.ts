import { isIP } from "node:net";
import { trustedProxies } from "@/lib/trusted";
import type { Connection } from "../schemas/tv";
import { bareHost } from "./bare-host";

const isNearby = trustedProxies("private");

/**
 * An address that somebody gave by hand, in plex.tv's form.
 *
 * @param uri an http(s) address, with a path where the server stands below one
 * @returns `local` where the address is private or a name without a dot, as containers have
 */
export function manualConnection(uri: string): Connection {
  const { protocol, hostname, port } = new URL(uri);
  const address = bareHost(hostname);
  const family = isIP(address);
  return {
    protocol: protocol.slice(0, -1),
    address,
    port: Number(port) || (protocol === "https:" ? 443 : 80),
    uri,
    local: family === 0 ? !address.includes(".") : isNearby(address),
    relay: false,
    IPv6: family === 6,
  };
}
