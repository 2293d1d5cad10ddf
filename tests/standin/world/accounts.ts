import { hexOf } from "../catalog/seeded.ts";
import { serverIds } from "../titles.ts";
import type { Access, Account, World } from "./types.ts";

/** The neighbour owns Demo Attic and never signs in: only the name and number appear, on what is shared. */
export const neighbour = { id: 9003, title: "Demo Neighbour", plexPass: false };

/** What Demo Owner's PIN is in the Home. */
const ownerHomePin = "1234";

/** The two people of the demo, and a managed child in the owner's Home. Only the owner sees the archive. */
export function demoAccounts(): Account[] {
  const owner = newAccount(9001, "Demo Owner", "demo-owner", [
    { serverId: serverIds.cinema, owned: true, sections: "all" },
    { serverId: serverIds.attic, owned: false, sections: "all" },
  ]);
  const friend = newAccount(9002, "Demo Friend", "demo-friend", [
    { serverId: serverIds.cinema, owned: false, sections: [1, 2] },
  ]);
  const kid = newAccount(9004, "Demo Kid", "demo-kid", [
    { serverId: serverIds.cinema, owned: false, sections: [1, 2] },
  ]);
  return [
    { ...owner, plexPass: true, homeAdmin: owner.id, homePin: ownerHomePin },
    friend,
    { ...kid, email: "", restricted: true, homeAdmin: owner.id },
  ];
}

/** A free account outside of any Home. */
export function newAccount(id: number, title: string, username: string, servers: Access[]): Account {
  return {
    id,
    uuid: hexOf(`account:${username}`, 16),
    username,
    title,
    email: `${username.replace(/^demo-/, "")}@demo.example`,
    servers,
    plexPass: false,
    restricted: false,
    oddities: [],
  };
}

/** Finds by number, numeric text or username. */
export function findAccount(world: World, idOrName: string | number): Account | undefined {
  const byId = world.accounts.get(Number(idOrName));
  return byId ?? [...world.accounts.values()].find((account) => account.username === idOrName);
}

/** The people of the Home this account belongs to, the admin first; only itself when it is in none. */
export function homeOf(world: World, account: Account): Account[] {
  if (account.homeAdmin === undefined) return [account];
  return [...world.accounts.values()].filter((each) => each.homeAdmin === account.homeAdmin);
}
