import { setTimeout as delay } from "node:timers/promises";
import { memory } from "@/lib/process/memory";
import { isPlexError, PlexError } from "../wire/errors";
import { type Address, probe } from "./probe";
import { candidatesOf, type Kind, rank, type Server, type Way } from "./ways";

const REMEMBER_MS = 10 * 60_000;
/** While a worse way is in use, the better ones are tried again this often. */
const LOOK_AGAIN_MS = 60_000;
/** ms until a way is tried: local now, remote a little later, Plex's slow relay last (PROTOCOL §2.9). */
const headStart: Record<Kind, number> = { manual: 0, local: 0, remote: 250, relay: 500 };
/** ms that all of plex.tv's addresses wait where somebody gave one by hand. */
const MANUAL_FIRST = 250;

type Remembered = { address: Promise<Address>; won?: Address; lookAgainAt: number };
/** plex.tv keeps naming new addresses; nobody asks for the old ones again. */
const remembered = memory<Remembered>("plex-addresses", { most: 5_000, forMs: REMEMBER_MS });

/** Names a server together with its addresses: plex.tv may give other people other addresses of the same server. */
export const placeOf = (server: Server): string =>
  [server.clientIdentifier, server.manualUri, ...candidatesOf(server).map((one) => one.uri)].join(" ");

/**
 * The address to use for a server: the remembered one, or the winner of a race over the one given by hand
 * and all that plex.tv names. Each candidate must prove by `/identity`, without a token, that it is that very
 * machine (PROTOCOL §2.9, §10 no. 36). While the remembered one isn't of the best kind, better ones are
 * tried in the background.
 *
 * @throws PlexError `unreachable` when none answers as that machine, `unavailable` while it starts
 */
export function connect(server: Server): Promise<Address> {
  const place = placeOf(server);
  const known = remembered.get(place);
  if (known) {
    comeBack(server, known);
    return known.address;
  }
  const address = race(server, candidatesOf(server));
  const fresh: Remembered = { address, lookAgainAt: nextLook() };
  remembered.set(place, fresh);
  address.then(
    (won) => {
      fresh.won = won;
    },
    () => {
      if (remembered.get(place) === fresh) remembered.delete(place);
    },
  );
  return address;
}

/** The address that is in use for a server now, if any is. */
export const addressInUse = (server: Server): Address | undefined => remembered.get(placeOf(server))?.won;

/** Forgets this address if it is the one in use, so that the next `connect` races again. */
export function forgetAddress(server: Server, uri: string): void {
  if (addressInUse(server)?.uri === uri) remembered.delete(placeOf(server));
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

type Race = { server: Server; stop: AbortSignal; isManualFirst: boolean };

async function race(server: Server, candidates: Way[]): Promise<Address> {
  const stop = new AbortController();
  const isManualFirst = candidates.some((one) => one.kind === "manual");
  try {
    return await Promise.any(candidates.map((one) => run(one, { server, stop: stop.signal, isManualFirst })));
  } catch (cause) {
    const reasons = cause instanceof AggregateError ? cause.errors : [];
    const isStarting = reasons.some((one) => isPlexError(one, "unavailable"));
    throw new PlexError(isStarting ? "unavailable" : "unreachable", { cause });
  } finally {
    stop.abort();
  }
}

async function run(one: Way, { server, stop, isManualFirst }: Race): Promise<Address> {
  const after = headStart[one.kind] + (isManualFirst && one.kind !== "manual" ? MANUAL_FIRST : 0);
  await delay(after, undefined, { signal: stop });
  return probe(server, one, stop);
}
