/** What a player is doing, in seconds; `ahead` is how much it holds beyond `time`. */
type Sample = { time: number; ahead: number; paused: boolean; seeking: boolean };

/** With something to show, standing still this many seconds is a decoder that gave up. */
const STUCK = 8;
/** With nothing to show it may be the network, or a transcoder that starts an encoder (PROTOCOL §6.8). */
const STARVED = 45;

/**
 * Notices a film that stands still though nobody paused it. It counts samples rather than time: a laptop
 * that slept has not been stuck.
 *
 * @returns a function to be called every second, that says true when it should be started anew
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
