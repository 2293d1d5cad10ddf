import type { RequestListener } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { askedOfServers, connections, placesOf, setEndpoint } from "../support/addresses.ts";
import type { Client } from "../support/client.ts";
import { expectProblem } from "../support/problem.ts";
import { type Stranger, startStranger } from "../support/stranger.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema } = serverIds;

let world: World;
let owner: Client;
let places: Awaited<ReturnType<typeof placesOf>>;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  places = await placesOf(world);
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  await world.control.clearFaults();
  await setEndpoint(owner, cinema, null);
});

const live = (id: string) => places[id]?.url ?? "";
const side = (id: string) => places[id]?.sideUrl ?? "";
const fresh = () => world.signIn("demo-owner");
const asked = () => askedOfServers(world);

describe("a manual address that is a stranger's", () => {
  const open: Stranger[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  const SECRET = "what-a-stranger-says";
  const endless: RequestListener = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(SECRET.repeat(1_000)));
      response.once("drain", more);
    };
    more();
  };
  const strangers: [string, RequestListener, string][] = [
    ["says something else", (_, response) => void response.end(SECRET), "bad_reply"],
    [
      "refuses",
      (_, response) => void response.writeHead(401, { "x-secret": SECRET }).end(SECRET),
      "bad_reply",
    ],
    ["knows no such path", (_, response) => void response.writeHead(404).end(SECRET), "bad_reply"],
    ["is broken", (_, response) => void response.writeHead(500, SECRET).end(SECRET), "bad_reply"],
    [
      "asks to wait",
      (_, response) => void response.writeHead(429, { "retry-after": "9" }).end(),
      "bad_reply",
    ],
    ["is another machine", (_, response) => void response.end(identityOf(SECRET)), "bad_reply"],
    ["never ends", endless, "bad_reply"],
    ["hangs up", (request) => void request.socket.destroy(), "unreachable"],
    ["says nothing", () => undefined, "timeout"],
  ];

  it.each(strangers)("is refused when it %s, and nothing of it gets out", async (_, answer, code) => {
    const stranger = await startStranger(answer);
    open.push(stranger);
    const response = await setEndpoint(owner, cinema, stranger.url);
    const headers = JSON.stringify([...response.headers]);
    const body = await response.clone().text();
    await expectProblem(response, code === "timeout" ? 504 : 502, code);
    expect(body + headers).not.toContain(SECRET);
    expect(headers).not.toContain("retry-after");
    expect(body).not.toContain(new URL(stranger.url).port);
    expect(stranger.asked.map((one) => one.line)).toEqual(["GET /identity"]);
    expect(Object.keys(stranger.asked[0]?.headers ?? {}).toSorted()).toEqual([
      "accept",
      "connection",
      "host",
    ]);
    expect((await connections(owner, cinema)).map((one) => one.kind)).toEqual(["local", "remote"]);
  });

  it("is refused when it sends us on to the server, and we don't go", async () => {
    const stranger = await startStranger((_, response) => {
      response.writeHead(302, { Location: `${live(cinema)}/identity` }).end();
    });
    open.push(stranger);
    await expectProblem(await setEndpoint(owner, cinema, stranger.url), 502, "bad_reply");
    expect(await asked()).toEqual([]);
  });

  it("is refused when nobody is there", async () => {
    const stranger = await startStranger(() => undefined);
    await stranger.close();
    const detail = await expectProblem(await setEndpoint(owner, cinema, stranger.url), 502, "unreachable");
    expect(detail).toBe("Nothing answers at that address");
  });

  it.each([
    ["ftp://127.0.0.1:32400"],
    ["file:///etc/passwd"],
    ["javascript:alert(1)"],
    ["127.0.0.1:32400"],
    ["//127.0.0.1:32400"],
    ["http://"],
    ["http://name:password@127.0.0.1:32400"],
    ["http://127.0.0.1:32400/web?path=1"],
    ["http://127.0.0.1:32400/?X-Plex-Token=1"],
    ["http://127.0.0.1:32400#fragment"],
    ["http://169.254.169.254"],
    ["http://0.0.0.0:32400"],
    ["http://[::]:32400"],
    ["http://[fe80::1]:32400"],
    ["http://[feb0::1]:32400"],
    ["http://[::ffff:169.254.169.254]"],
    ["http://[::ffff:0.0.0.0]:32400"],
    [`http://${"a".repeat(300)}`],
    [""],
    [32400],
    [["http://127.0.0.1"]],
    [undefined],
  ])("isn't even asked when it is %j", async (uri) => {
    await expectProblem(await setEndpoint(owner, cinema, uri), 400, "bad_request");
    expect(await asked()).toEqual([]);
  });

  it("isn't asked without TLS where the server wants TLS", async () => {
    await world.control.resource({ account: "demo-owner", shape: "https-required", serverId: cinema });
    const strict = await fresh();
    await world.control.clearLog();
    await expectProblem(await setEndpoint(strict, cinema, side(cinema)), 400, "bad_request");
    expect(await asked()).toEqual([]);
    await world.control.reset();
    owner = await fresh();
  });
});

const identityOf = (id: string) =>
  JSON.stringify({ MediaContainer: { machineIdentifier: id, version: "1" } });
