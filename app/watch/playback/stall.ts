/** What a player is doing, in seconds; `ahead` is how much it holds beyond `time`. */
type Sample = { time: number; ahead: number; paused: boolean; seeking: boolean };

/** If it stands still for this many seconds with data at hand, the decoder gave up. */
const STUCK = 8;
/** Without data it may be the network, or a transcoder that starts an encoder (PROTOCOL §6.8). */
const STARVED = 45;

/**
 * Notices a film that stands still though nobody paused it. It counts samples, not time, so that a laptop
 * waking from sleep doesn't look stuck.
 *
 * @returns a function to call every second; it answers true when the film should be started again
 */
export function stallWatch(): (sample: Sample) => boolean {
  let last = -1;
  let still = 0;
  return ({ time, ahead, paused, seeking }) => {
    still = paused || time !== last ? 0 : still + 1;
    last = time;
    return still >= (ahead > 1 && !seeking ? STUCK : STARVED);
  };
}
