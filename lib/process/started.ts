import { once } from "./once.ts";

type Start = { isAwaited: boolean; isOver: Promise<void>; end(): void };

const start = () =>
  once("start", (): Start => {
    let end = () => {};
    const isOver = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { isAwaited: false, isOver, end };
  });

/** For the entry (`server.ts`): settles when all that must hold before the first request does. */
export function awaitStart(): Promise<void> {
  start().isAwaited = true;
  return start().isOver;
}

/**
 * Says that all holds, and lets requests in.
 *
 * @returns false when nobody waits for it: this process wasn't begun by our entry, and has no front door
 */
export function finishStart(): boolean {
  const { isAwaited, end } = start();
  end();
  return isAwaited;
}
