import { setTimeout as delay } from "node:timers/promises";
import { once } from "@/lib/process";
import { codeOfStatus, PlexError } from "./errors";
import { send } from "./http";
import { candidatesOf, plainHttp, rank } from "./routes";
import { identityReply } from "./schemas/server";
import type { Connection, Resource } from "./schemas/tv";

/** An address that answered as the server it should be. */
export type Address = { uri: string; local: boolean; relay: boolean; latencyMs: number };

/** What plex.tv says of where a server is. */
export type Server = Pick<
  Resource,
  "clientIdentifier" | "owned" | "connections" | "httpsRequired" | "publicAddressMatches"
>;

const PROBE_MS = 3_000;
const REMEMBER_MS = 10 * 60_000;
/** While a worse route is in use, the better ones are tried again this often. */
const LOOK_AGAIN_MS = 60_000;
/** ms of head start, by rank: local now, remote a little later, Plex's slow relay last (PROTOCOL §2.9). */
const headStart = [0, 250, 500];

type Remembered = { address: Promise<Address>; won?: Address; until: number; lookAgainAt: number };
const remembered = () => once("plex-addresses", () => new Map<string, Remembered>());

/** A server as its addresses show it to one person: others may be given others. */
export const placeOf = (server: Server): string =>
  [server.clientIdentifier, ...candidatesOf(server).map((one) => one.uri)].join(" ");

/**
 * The address to use for a server: the remembered one, or the winner of a race over all that plex.tv
 * names. Each candidate must prove by `/identity`, without a token, that it is that very machine
 * (PROTOCOL §2.9, §10 no. 36). While the remembered one isn't of the best kind, better ones are looked for
 * behind the caller's back.
 *
 * @throws PlexError `unreachable` when none answers as that machine, `unavailable` while it starts
 */
export function connect(server: Server): Promise<Address> {
  const place = placeOf(server);
  const known = remembered().get(place);
  if (known && known.until > Date.now()) {
    comeBack(server, known);
    return known.address;
  }
  const address = race(server, candidatesOf(server));
  const fresh: Remembered = { address, until: Date.now() + REMEMBER_MS, lookAgainAt: nextLook() };
  remembered().set(place, fresh);
  address.then(
    (won) => {
      fresh.won = won;
    },
    () => {
      if (remembered().get(place) === fresh) remembered().delete(place);
    },
  );
  return address;
}

/** The address that is in use for a server now, if any is. */
export const addressInUse = (server: Server): Address | undefined => remembered().get(placeOf(server))?.won;

/** Forgets this address if it is the one in use, so that the next `connect` races again. */
export function forgetAddress(server: Server, uri: string): void {
  if (addressInUse(server)?.uri === uri) remembered().delete(placeOf(server));
}

const nextLook = () => Date.now() + LOOK_AGAIN_MS;

function comeBack(server: Server, known: Remembered) {
  const { won } = known;
  if (!won || known.lookAgainAt > Date.now()) return;
  known.lookAgainAt = nextLook();
  const better = candidatesOf(server).filter((one) => rank(one) < rank(won));
  if (better.length === 0) return;
  race(server, better).then(
    (winner) => Object.assign(known, { won: winner, address: Promise.resolve(winner) }),
    () => undefined,
  );
}

async function race(server: Server, candidates: Connection[]): Promise<Address> {
  const stop = new AbortController();
  try {
    return await Promise.any(candidates.map((one) => run(server, one, stop.signal)));
  } catch (cause) {
    const reasons = cause instanceof AggregateError ? cause.errors : [];
    const isStarting = reasons.some((one) => one instanceof PlexError && one.code === "unavailable");
    throw new PlexError(isStarting ? "unavailable" : "unreachable", { cause });
  } finally {
    stop.abort();
  }
}

async function run(server: Server, one: Connection, stop: AbortSignal): Promise<Address> {
  await delay(headStart[rank(one)], undefined, { signal: stop });
  try {
    return await probe(server, one, stop);
  } catch (error) {
    const plain = plainHttp(server, one);
    if (!plain || !(error instanceof PlexError && error.code === "unreachable")) throw error;
    return probe(server, plain, stop);
  }
}

async function probe(server: Server, one: Connection, stop: AbortSignal): Promise<Address> {
  const started = performance.now();
  const reply = await send({
    base: one.uri,
    path: "/identity",
    headers: { Accept: "application/json" },
    headersTimeout: PROBE_MS,
    signal: AbortSignal.any([stop, AbortSignal.timeout(PROBE_MS)]),
  });
  if (reply.status !== 200) {
    await reply.body.dump();
    throw new PlexError(codeOfStatus(reply.status), { status: reply.status });
  }
  const { MediaContainer } = Object(await reply.body.json());
  const { machineIdentifier } = identityReply.parse(MediaContainer);
  if (machineIdentifier !== server.clientIdentifier) throw new PlexError("bad_reply");
  const { uri, local, relay } = one;
  return { uri, local, relay, latencyMs: Math.round(performance.now() - started) };
}
