import { serverIds } from "../standin/index.ts";
import type { Client } from "../support/client.ts";
import type { Ground } from "./ground.ts";
import type { Row } from "./table.ts";
import { warmReads } from "./warm.ts";

const CONCURRENCY = 16;
/** Of each kind somebody can have one more server, which is never there. */
const kinds = [
  "offline",
  "stale-presence",
  "unseen-presence",
  "unreachable-local",
  "relay-only",
  "relay-last",
  "http-only",
  "https-required",
  "null-strings",
];

/**
 * The warm reads again with 1, 10 and 100 people who take turns, each with a session and a cache of their
 * own, once with one server each and once with ten.
 */
export async function growth(ground: Ground): Promise<Row[]> {
  const rows: Row[] = [];
  for (const servers of [1, 10]) {
    const people: Client[] = [];
    for (const users of [1, 10, 100]) {
      while (people.length < users) people.push(await newcomer(ground, servers, people.length));
      const measured = await warmReads(ground, people, CONCURRENCY, 1);
      rows.push(...measured.map(({ path, ...rest }) => ({ path: path ?? "", users, servers, ...rest })));
    }
  }
  return rows;
}

/** Somebody with Demo Cinema, and with others that make up the number. */
async function newcomer({ control, signIn }: Ground, servers: number, number: number): Promise<Client> {
  const account = `bench-${servers}-${number}`;
  await control.addAccount({
    title: `Viewer ${number} of ${servers}`,
    username: account,
    servers: [{ serverId: serverIds.cinema }],
  });
  for (const shape of kinds.slice(0, servers - 1)) await control.resource({ account, shape });
  const client = await signIn(account);
  const { length } = await client.json<unknown[]>("/api/plex/servers");
  if (length !== servers) throw new Error(`${account} has ${length} servers instead of ${servers}`);
  return client;
}
