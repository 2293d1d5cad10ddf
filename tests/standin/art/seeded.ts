/** A stream of chances: the same seed gives the same picture on every machine. */
export type Dice = {
  /** A number from `low` to `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True in `share` of the cases, 0 to 1. */
  chance(share: number): boolean;
  /** One of a list, which must not be empty. */
  pick<T>(from: readonly T[]): T;
};

/** Dice for a seed; `purpose` keeps two uses of one seed independent of each other. */
export function dice(seed: string, purpose: string): Dice {
  let state = 2166136261;
  for (const letter of `${purpose}\u0000${seed}`)
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  const roll = () => {
    state = (state + 0x9e3779b9) | 0;
    let t = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + roll() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    between,
    whole,
    chance: (share) => roll() < share,
    pick: (from) => {
      const one = from[whole(0, from.length - 1)];
      if (one === undefined) throw new RangeError("Nothing to pick from");
      return one;
    },
  };
}
