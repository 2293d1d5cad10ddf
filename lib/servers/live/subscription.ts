import { setTimeout as delay } from "node:timers/promises";
import { log } from "@/lib/log/log";
import {
  coveringTags,
  forgetBehind,
  forgetUnheard,
  isPlexError,
  openEvents,
  type Plex,
  type PlexEvent,
  staleTags,
} from "@/lib/plex";
import { createBatch } from "./batch";
import { createPlaybackJudge } from "./own-playback";

/** ms before a line is opened again: twice as long each time, up to 30 s. Half of it is random. */
const BACK_OFF = { first: 500, most: 30_000 };
/** ms until a server that refused to let somebody listen is asked again. */
const LATER_MS = 10 * 60_000;
/** A line that lasted this many ms worked: the next one is tried soon. */
const STEADY_MS = 30_000;

/** The first use of a server waits up to this many ms for its line, so that nothing read is older than the line. */
const OPENING_MS = 1_000;

/** A line to a server that tells what changes there. */
export type Subscription = {
  isOpen(): boolean;
  /** Resolves once the line is open, can't be opened yet, or takes too long. */
  ready: Promise<void>;
  end(): void;
};

/**
 * Listens to a server for one person, and forgets what its messages make stale, until it is ended. What isn't
 * heard while a line is broken is made up for by forgetting everything once the next one is open.
 *
 * @param plex gives the value to listen with, anew for every line
 * @param told is called when a line opens or breaks
 */
export function subscribe(plex: () => Plex, told: (isOpen: boolean) => void): Subscription {
  const ending = new AbortController();
  const { signal } = ending;
  const batch = createBatch((tags) =>
    forgetBehind(plex(), coveringTags(tags)).catch((err: unknown) => {
      log.error({ err }, "What changed at Plex could not be forgotten yet");
      throw err;
    }),
  );
  const isOwn = createPlaybackJudge(plex);
  let letIn = () => {};
  const ready = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  let open = false;
  // Set once people may have read something before the line was there to say that it changed.
  let tooLate = false;
  const patience = setTimeout(goOn, OPENING_MS);
  patience.unref();

  function goOn() {
    clearTimeout(patience);
    tooLate = !open;
    letIn();
  }

  const turn = (isOpen: boolean) => {
    if (open === isOpen) return;
    open = isOpen;
    told(isOpen);
  };

  function hear(event: PlexEvent) {
    if (event.kind !== "playing") return batch.add(staleTags(event));
    // Finding out whose playback it is takes a request; later events don't wait for it.
    isOwn(event).then(
      (own) => own && batch.add(staleTags(event)),
      (err: unknown) => log.warn({ err }, "Whose playback it is could not be found out"),
    );
  }

  async function listen() {
    const events = await openEvents(plex(), signal);
    await forgetUnheard(plex(), tooLate);
    turn(true);
    goOn();
    for await (const event of events) hear(event);
  }

  async function keepListening() {
    let tries = 0;
    while (!signal.aborted) {
      const begun = performance.now();
      const error = await listen().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (signal.aborted) return;
      turn(false);
      goOn();
      if (performance.now() - begun >= STEADY_MS) tries = 0;
      const wait = pauseAfter(error, tries++);
      // Without a line nothing else would notice for a day that a library came or went.
      if (wait === LATER_MS) batch.add(["libraries"]);
      log.debug({ err: error, serverId: plex().serverId, wait }, "A server's notifications broke off");
      await delay(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  keepListening().catch((err: unknown) => log.error({ err }, "Listening to a server ended"));
  return {
    isOpen: () => open,
    ready,
    end() {
      goOn();
      ending.abort();
      batch.end();
    },
  };
}

/** @param tries how many failed before @param random 0–1 @returns ms */
export function backOff(tries: number, random: () => number = Math.random): number {
  const longest = Math.min(BACK_OFF.most, BACK_OFF.first * 2 ** tries);
  return longest / 2 + (random() * longest) / 2;
}

/**
 * ms until a line that ended with `error` is opened again, at most `LATER_MS`: Node's timers fire at once when they are
 * given more than 24 days.
 *
 * @param tries how many lines failed before
 */
export const pauseAfter = (error: unknown, tries: number): number =>
  isTemporary(error) ? Math.min(LATER_MS, Math.max(backOff(tries), askedFor(error))) : LATER_MS;

/** A line's end, silence and a server's failures are temporary; a refusal is not. */
const isTemporary = (error: unknown) =>
  error === undefined ||
  (isPlexError(error) && !["unauthorized", "forbidden", "not_found", "rejected"].includes(error.code));

/** ms that the server asked to wait, if it did. */
const askedFor = (error: unknown) => (isPlexError(error) ? (error.retryAfter ?? 0) * 1000 : 0);
