import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addressInUse, connect, forgetAddress, type Server } from "@/lib/plex/connect";
import { candidatesOf, plainHttp } from "@/lib/plex/routes";

const open: HttpServer[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const each of open.splice(0)) await closed(each);
});

const closed = (each: HttpServer) =>
  new Promise<unknown>((resolve) => {
    each.closeAllConnections();
    each.close(resolve);
  });

/** A media server on a port of its own, as far as `/identity` looks; `take down` by closing it. */
async function machine(id: string, port = 0) {
  let asked = 0;
  const server = createServer((_: IncomingMessage, response: ServerResponse) => {
    asked++;
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ MediaContainer: { machineIdentifier: id, version: "1" } }));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  open.push(server);
  // An AddressInfo, since it listens on a port.
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, asked: () => asked, close: () => closed(server) };
}

const address = (port: number, about: Partial<Server["connections"][number]> = {}) => {
  const { protocol = "http" } = about;
  const uri = `${protocol}://127.0.0.1:${port}`;
  return { protocol, address: "127.0.0.1", port, uri, local: false, relay: false, IPv6: false, ...about };
};

const server = (id: string, connections: Server["connections"], about: Partial<Server> = {}): Server => ({
  clientIdentifier: id,
  owned: true,
  httpsRequired: false,
  publicAddressMatches: false,
  connections,
  ...about,
});

describe("the address of a server", () => {
  it("is the best that answers, and is remembered", async () => {
    const [near, far] = [await machine("one"), await machine("one")];
    const one = server("one", [address(far.port), address(near.port, { local: true })]);
    expect(await connect(one)).toMatchObject({ uri: `http://127.0.0.1:${near.port}`, local: true });
    await connect(one);
    expect([near.asked(), far.asked()]).toEqual([1, 0]);
  });

  it("is never somebody else's LAN", async () => {
    const near = await machine("two");
    const connections = [address(near.port, { local: true })];
    await expect(connect(server("two", connections, { owned: false }))).rejects.toMatchObject({
      code: "unreachable",
    });
    expect(near.asked()).toBe(0);
    await connect(server("two", connections, { owned: false, publicAddressMatches: true }));
    expect(near.asked()).toBe(1);
  });

  it("is another one after the first was forgotten", async () => {
    const [near, far] = [await machine("three"), await machine("three")];
    const three = server("three", [address(near.port, { local: true }), address(far.port)]);
    const { uri } = await connect(three);
    await near.close();
    forgetAddress(three, "http://127.0.0.1:1");
    expect(addressInUse(three)?.uri).toBe(uri);
    forgetAddress(three, uri);
    expect(await connect(three)).toMatchObject({ uri: `http://127.0.0.1:${far.port}`, local: false });
  });

  it("becomes the better one again, a minute later and without making anybody wait", async () => {
    const far = await machine("four");
    const gone = await machine("four");
    await gone.close();
    const four = server("four", [address(gone.port, { local: true }), address(far.port, { relay: true })]);
    const relay = await connect(four);
    expect(relay).toMatchObject({ relay: true });
    const back = await machine("four", gone.port);
    await connect(four);
    expect(back.asked()).toBe(0);
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ["Date"] });
    expect(await connect(four)).toEqual(relay);
    await expect.poll(() => addressInUse(four)?.local).toBe(true);
    expect(await connect(four)).toMatchObject({ uri: `http://127.0.0.1:${gone.port}` });
    expect([back.asked(), far.asked()]).toEqual([1, 1]);
  });

  it("goes without TLS where TLS fails at home, and says so", async () => {
    const near = await machine("five");
    const five = server("five", [address(near.port, { protocol: "https", local: true })]);
    expect(await connect(five)).toMatchObject({ uri: `http://127.0.0.1:${near.port}` });
    await expect(connect({ ...five, clientIdentifier: "six" })).rejects.toMatchObject({
      code: "unreachable",
    });
  });
});

describe("the way without TLS", () => {
  const home = { httpsRequired: false };
  const near = { protocol: "https", local: true, address: "10.0.0.2" };
  const name = "https://10-0-0-2.0f1e.plex.direct:32400";

  it("is the address itself", () => {
    expect(plainHttp(home, address(32400, { ...near, uri: name }))?.uri).toBe("http://10.0.0.2:32400");
  });

  it.each([
    ["the server wants TLS", { httpsRequired: true }, { ...near, uri: name }],
    ["it is far away", home, { ...near, uri: name, local: false }],
    ["it is the relay", home, { ...near, uri: name, relay: true }],
    ["it has a name of its own", home, { ...near, uri: "https://plex.example.org:32400" }],
    ["it has no TLS anyway", home, { ...near, protocol: "http", uri: "http://10.0.0.2:32400" }],
  ])("is closed when %s", (_, about, one) => {
    expect(plainHttp(about, address(32400, one))).toBeUndefined();
  });

  it("is not taken by candidates that a server wants with TLS", () => {
    const both = [address(1), address(2, { protocol: "https" })];
    expect(candidatesOf(server("x", both, { httpsRequired: true })).map((one) => one.port)).toEqual([2]);
  });
});
