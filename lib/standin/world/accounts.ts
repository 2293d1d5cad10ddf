import { hexOf } from "../catalog/seeded.ts";
import { serverIds } from "../titles.ts";
import type { Access, Account, World } from "./types.ts";

/** The neighbour owns Demo Attic and never signs in: only the name and number appear, on what is shared. */
export const neighbour = { id: 9003, title: "Demo Neighbour" };

/** The two people of the demo. The friend sees neither the archive nor the empty library. */
export function demoAccounts(): Account[] {
  return [
    newAccount(9001, "Demo Owner", "demo-owner", [
      { serverId: serverIds.cinema, owned: true, sections: "all" },
      { serverId: serverIds.attic, owned: false, sections: "all" },
    ]),
    newAccount(9002, "Demo Friend", "demo-friend", [
      { serverId: serverIds.cinema, owned: false, sections: [1, 2] },
    ]),
  ];
}

export function newAccount(id: number, title: string, username: string, servers: Access[]): Account {
  return {
    id,
    uuid: hexOf(`account:${username}`, 16),
    username,
    title,
    email: `${username.replace(/^demo-/, "")}@demo.example`,
    servers,
  };
}

/** Finds by number, numeric text or username. */
export function findAccount(world: World, idOrName: string | number): Account | undefined {
  const byId = world.accounts.get(Number(idOrName));
  return byId ?? [...world.accounts.values()].find((account) => account.username === idOrName);
}
