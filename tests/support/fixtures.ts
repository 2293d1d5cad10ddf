import { test as base } from "vitest";
import { Standins, startWorld, type World } from "./world.ts";

/** Files that one worker runs hand their stand-in on. */
const inWorker = base.extend("standins", { scope: "worker" }, async ({}, { onCleanup }) => {
  const standins = new Standins();
  onCleanup(standins.close);
  return standins;
});

/**
 * `it` for a file whose tests sign everybody in themselves: `world` is a Marquee and a Plex of this file's own.
 *
 * @param settings environment variables of Marquee
 * @param prepare what has to be so at Plex before anybody signs in
 */
export const emptyWorld = (
  settings: Record<string, string> = {},
  prepare: (world: World) => Promise<unknown> = async () => undefined,
) =>
  inWorker.extend("world", { scope: "file" }, async ({ standins }, { onCleanup }) => {
    const world = await startWorld(settings, standins);
    onCleanup(world.close);
    await prepare(world);
    return world;
  });

/**
 * `it` for a file of API tests: a test names what it needs. To the `world` come the `owner`, signed in from the
 * start, and the `friend`, when first asked for.
 */
export const testIn = (...about: Parameters<typeof emptyWorld>) =>
  emptyWorld(...about)
    .extend("owner", { scope: "file", auto: true }, ({ world }) => world.signIn("demo-owner"))
    // The first person to sign in owns the installation.
    .extend("friend", { scope: "file" }, ({ world, owner }) => owner && world.signIn("demo-friend"));

export const test = testIn();
