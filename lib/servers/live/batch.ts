/** ms from one handing on to the next: a scan sends hundreds of messages a second. */
const REST_MS = 250;

/** Collects tags and hands them on together: the first at once, then at most four times a second. */
type Batch = { add(tags: string[]): void; end(): void };

/** @param hand gets each tag once; after a failure it gets them again with the next ones */
export function createBatch(hand: (tags: string[]) => Promise<void>): Batch {
  let waiting = new Set<string>();
  let rest: NodeJS.Timeout | undefined;

  function handOn() {
    const tags = waiting;
    waiting = new Set();
    rest = setTimeout(() => {
      rest = undefined;
      if (waiting.size > 0) handOn();
    }, REST_MS);
    rest.unref();
    hand([...tags]).catch(() => {
      waiting = new Set([...waiting, ...tags]);
    });
  }

  return {
    add(tags) {
      for (const tag of tags) waiting.add(tag);
      if (!rest && waiting.size > 0) handOn();
    },
    end: () => clearTimeout(rest),
  };
}
