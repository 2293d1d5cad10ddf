import type { Files } from "../catalog/builder.ts";
import { buildAttic, buildCinema } from "../catalog/index.ts";
import { Activities } from "../events/activities.ts";
import { Feed } from "../events/feed.ts";
import { serverIds } from "../titles.ts";
import { newTvState } from "../tv/state.ts";
import { newPreferences } from "../watch/preferences.ts";
import { seedWatching } from "../watch/seed.ts";
import { newWatching } from "../watch/types.ts";
import { demoAccounts, neighbour } from "./accounts.ts";
import { newLists, undoTags } from "./lists.ts";
import { calm } from "./moods.ts";
import { seedLists } from "./seed-lists.ts";
import type { PlexServer, World } from "./types.ts";

const version = "1.43.2.10500-abcdef123";

/** The world as it is right after a start; addresses are filled in once the ports are open. */
export function createWorld(files: Files, options: { scale?: boolean } = {}): World {
  const accounts = demoAccounts();
  const owner = accounts[0];
  if (!owner) throw new Error("the demo has no owner");
  const common = { version, url: "", port: 0, sidePort: 0, proxyPort: 0 };
  const world: World = {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    servers: [
      {
        ...common,
        id: serverIds.cinema,
        name: "Demo Cinema",
        owner,
        catalogue: buildCinema(files, options),
        ...fresh("Demo Cinema"),
      },
      {
        ...common,
        id: serverIds.attic,
        name: "Demo Attic",
        owner: neighbour,
        catalogue: buildAttic(files),
        ...fresh("Demo Attic"),
      },
    ],
    pins: new Map(),
    accountTokens: new Map(),
    serverTokens: new Map(),
    issued: new Set(),
    tvUrl: "",
    discoverUrl: "",
    tv: newTvState(),
  };
  seedWatching(world);
  seedLists(world);
  return world;
}

/**
 * Back to the start: added accounts, PINs and everything anybody watched are gone. With `keepSignIns` the tokens of
 * the demo accounts stay valid, so that a signed-in browser can go on. `issued` is never forgotten.
 */
export function resetWorld(world: World, { keepSignIns = false } = {}): void {
  world.accounts = new Map(demoAccounts().map((account) => [account.id, account]));
  world.pins.clear();
  world.unsettled = undefined;
  if (!keepSignIns) {
    world.accountTokens.clear();
    world.serverTokens.clear();
  }
  world.tv = { ...newTvState(), signing: world.tv.signing };
  for (const server of world.servers) {
    undoTags(server.lists, server.catalogue);
    server.lists = newLists();
    server.name = server.preferences.defaults.FriendlyName;
    const { watching, activities, preferences, moods } = fresh(server.name);
    // The feed stays: whoever listens goes on listening.
    Object.assign(server, { watching, activities, preferences, moods });
  }
  seedWatching(world);
  seedLists(world);
}

/** What a server has besides its library. */
function fresh(name: string) {
  const events = new Feed();
  return {
    lists: newLists(),
    watching: newWatching(),
    preferences: newPreferences(name),
    events,
    activities: new Activities(),
    moods: calm(),
  };
}

export function findServer(world: World, id: string): PlexServer | undefined {
  return world.servers.find((server) => server.id === id);
}
