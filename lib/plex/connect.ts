import { once } from "@/lib/process";
import { PlexError } from "./errors";
import { send } from "./http";
import { identityReply } from "./schemas/server";
import type { Connection, Resource } from "./schemas/tv";

/** An address that answered as the server it should be. */
export type Address = { uri: string; local: boolean; relay: boolean; latencyMs: number };

type Reachable = Pick<
  Resource,
  "clientIdentifier" | "owned" | "connections" | "httpsRequired" | "publicAddressMatches"
>;

const PROBE_MS = 3_000;
const REMEMBER_MS = 10 * 60_000;
/** Better routes get a head start: local now, remote a little later, Plex's slow relay last (PROTOCOL §2.9). */
const headStartMs = { local: 0, remote: 250, relay: 500 };

type Remembered = { address: Promise<Address>; until: number };
const remembered = () => once("plex-addresses", () => new Map<string, Remembered>());

/**
 * The address to use for a server: the remembered one, or the winner of a race over all that plex.tv
 * names. Each candidate must prove by `/identity`, without a token, that it is that very machine
 * (PROTOCOL §2.9, §10 no. 36).
 *
 * @throws PlexError `unreachable` when none answers as that machine
 */
export function connect(server: Reachable): Promise<Address> {
  const candidates = candidatesOf(server);
  const key = [server.clientIdentifier, ...candidates.map((one) => one.uri)].join(" ");
  const known = remembered().get(key);
  if (known && known.until > Date.now()) return known.address;
  const address = race(server.clientIdentifier, candidates);
  remembered().set(key, { address, until: Date.now() + REMEMBER_MS });
  address.catch(() => remembered().delete(key));
  return address;
}

/** Forgets whatever was won with this address, so that the next `connect` races again. */
export async function forgetAddress(baseUrl: string): Promise<void> {
  for (const [key, { address }] of remembered()) {
    if ((await address.catch(() => undefined))?.uri === baseUrl) remembered().delete(key);
  }
}

/** A local address of somebody else's server is their LAN, not ours (PROTOCOL §10 no. 33, 36). */
function candidatesOf(server: Reachable): Connection[] {
  const mayBeNear = server.owned || server.publicAddressMatches;
  return server.connections.filter((one) => {
    if (one.local && !mayBeNear) return false;
    if (server.httpsRequired && one.uri.startsWith("http:")) return false;
    return !/^\[?(fe80:|::\]?$)/i.test(one.address);
  });
}

async function race(machineIdentifier: string, candidates: Connection[]): Promise<Address> {
  const stop = new AbortController();
  try {
    return await Promise.any(candidates.map((one) => probe(machineIdentifier, one, stop.signal)));
  } catch (cause) {
    throw new PlexError("unreachable", { cause });
  } finally {
    stop.abort();
  }
}

async function probe(machineIdentifier: string, one: Connection, stop: AbortSignal): Promise<Address> {
  await wait(headStartMs[one.relay ? "relay" : one.local ? "local" : "remote"], stop);
  const started = performance.now();
  const reply = await send({
    base: one.uri,
    path: "/identity",
    headers: { Accept: "application/json" },
    headersTimeout: PROBE_MS,
    signal: AbortSignal.any([stop, AbortSignal.timeout(PROBE_MS)]),
  });
  const { MediaContainer } = Object(await reply.body.json());
  const { machineIdentifier: found } = identityReply.parse(MediaContainer);
  if (found !== machineIdentifier) throw new PlexError("bad_reply");
  return {
    uri: one.uri,
    local: one.local,
    relay: one.relay,
    latencyMs: Math.round(performance.now() - started),
  };
}

const wait = (ms: number, stop: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(stop.reason);
    });
  });
