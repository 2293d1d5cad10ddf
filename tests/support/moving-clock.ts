import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { World } from "./world.ts";

/** Settings of a world whose clock `moveClock` can move on. */
export const movableClock = {
  NODE_OPTIONS: `--import ${fileURLToPath(new URL("./clock.ts", import.meta.url))}`,
};

/** Moves Marquee's clock on by so many steps, of 301 s each where the world's CLOCK_STEP says nothing else. */
export async function moveClock(world: World, steps = 1): Promise<void> {
  const moves = () => world.app.output().split("clock moved").length;
  for (let step = 0; step < steps; step++) {
    const before = moves();
    process.kill(world.app.pid ?? 0, "SIGUSR2");
    await expect.poll(moves, { interval: 2 }).toBe(before + 1);
  }
}
