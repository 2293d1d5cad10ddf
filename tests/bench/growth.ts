import { serverIds } from "../../lib/standin/index.ts";
import type { Client } from "../support/client.ts";
import type { Ground } from "./ground.ts";
import type { Row } from "./table.ts";
import { warmReads } from "./warm.ts";

const CONCURRENCY = 16;

/**
 * The warm reads again with 10 and 100 people who take turns, each with a session and a cache of their own.
 *
 * @param owner is signed in already, and alone so far
 */
export async function growth(ground: Ground, owner: Client): Promise<Row[]> {
  const people = [owner];
  const rows: Row[] = [];
  for (const users of [1, 10, 100]) {
    while (people.length < users) people.push(await newcomer(ground, people.length));
    rows.push(...labelled(users, await warmReads(ground, people, CONCURRENCY, 1)));
  }
  return rows;
}

const labelled = (users: number, rows: Row[]): Row[] =>
  rows.map(({ path, ...rest }) => ({ path: path ?? "", users, ...rest }));

async function newcomer(ground: Ground, number: number): Promise<Client> {
  const username = `bench-${number}`;
  await ground.control.addAccount({
    title: `Viewer ${number}`,
    username,
    servers: [{ serverId: serverIds.cinema }],
  });
  return ground.signIn(username);
}
