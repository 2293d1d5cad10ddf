import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addressInUse, connect, forgetAddress } from "@/lib/plex/address/connect";
import { candidatesOf, plainHttp, type Server, wayAt, waysTo } from "@/lib/plex/address/ways";

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
  it.each([
    ["169.254.169.254", "http://169.254.169.254"],
    ["::ffff:169.254.169.254", "http://[::ffff:a9fe:a9fe]"],
    ["febf::1", "http://[febf::1]:32400"],
    ["198.51.100.7", "http://169.254.169.254:32400"],
  ])("isn't tried where it leads nowhere: %s, %s", (host, uri) => {
    expect(candidatesOf(server("one", [address(80, { address: host, uri })]))).toEqual([]);
  });

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

  it("is forgotten when its time is over, also where nobody asks for it any more", async () => {
    const [old, other] = [
      server("old", [address((await machine("old")).port)]),
      server("old", [address((await machine("old")).port)]),
    ];
    await connect(old);
    vi.useFakeTimers({ now: Date.now() + 10 * 60_000, toFake: ["Date"] });
    await connect(other);
    expect([addressInUse(old), addressInUse(other)?.uri]).toEqual([undefined, other.connections[0]?.uri]);
  });

  it("is the one given by hand before any other, and again once that is back", async () => {
    const near = await machine("seven");
    const byHand = await machine("seven");
    const named = [address(near.port, { local: true })];
    const seven = server("seven", named, { manualUri: `http://127.0.0.1:${byHand.port}` });
    expect(await connect(seven)).toMatchObject({ uri: seven.manualUri, kind: "manual" });
    expect([byHand.asked(), near.asked()]).toEqual([1, 0]);
    await byHand.close();
    forgetAddress(seven, seven.manualUri ?? "");
    expect(await connect(seven)).toMatchObject({ kind: "local" });
    await machine("seven", byHand.port);
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ["Date"] });
    await connect(seven);
    await expect.poll(() => addressInUse(seven)?.kind).toBe("manual");
  });

  it("is given by hand to one person and not to another", async () => {
    const [near, byHand] = [await machine("eight"), await machine("eight")];
    const eight = server("eight", [address(near.port)]);
    const mine = { ...eight, manualUri: `http://127.0.0.1:${byHand.port}` };
    expect(await connect(mine)).toMatchObject({ uri: mine.manualUri });
    expect(addressInUse(eight)).toBeUndefined();
    expect(await connect(eight)).toMatchObject({ uri: `http://127.0.0.1:${near.port}` });
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

describe("all ways to a server", () => {
  const uri = "https://10.0.0.2:32400";
  const near = address(32400, { protocol: "https", uri, local: true, address: "10.0.0.2" });

  it("have one kind each, and the one given by hand comes first and once", () => {
    const ways = waysTo(server("x", [near, address(1, { relay: true }), address(2)], { manualUri: uri }));
    expect(ways.map((one) => [one.kind, one.port])).toEqual([
      ["manual", 32400],
      ["relay", 1],
      ["remote", 2],
    ]);
  });

  it.each([
    ["http://127.0.0.1:32400", 32400, true],
    ["http://192.168.1.7:32400", 32400, true],
    ["http://[fd00::7]:32400", 32400, true],
    ["http://plex:32400", 32400, true],
    ["https://plex.example.org", 443, false],
    ["http://203.0.113.9", 80, false],
    ["http://[2001:db8::9]:8080", 8080, false],
  ])("tell of %s its port and whether it is near", (manualUri, port, local) => {
    const [way] = waysTo(server("x", [], { manualUri, owned: false }));
    expect(way).toMatchObject({ uri: manualUri, port, local, relay: false, isTried: true });
  });

  it("given by hand are taken as they are, never without TLS", () => {
    const [way] = waysTo(server("x", [], { manualUri: uri }));
    expect(way && plainHttp(server("x", []), way)).toBeUndefined();
    expect(wayAt(server("x", [near]), "http://10.0.0.2:32400")).toMatchObject({ kind: "local", port: 32400 });
    expect(wayAt(server("x", [near], { manualUri: uri }), "http://10.0.0.2:32400")).toBeUndefined();
  });
});

describe("the way without TLS", () => {
  /** The address of the way without TLS, if it is open. */
  const plain = (about: Partial<Server>, one: Server["connections"][number]) =>
    waysTo(server("x", [one], about)).map((way) => plainHttp(server("x", [], about), way)?.uri)[0];
  const home = { httpsRequired: false };
  const near = { protocol: "https", local: true, address: "10.0.0.2" };
  const name = "https://10-0-0-2.0f1e.plex.direct:32400";

  it("is the address itself", () => {
    expect(plain(home, address(32400, { ...near, uri: name }))).toBe("http://10.0.0.2:32400");
  });

  it.each([
    ["the server wants TLS", { httpsRequired: true }, { ...near, uri: name }],
    ["it is far away", home, { ...near, uri: name, local: false }],
    ["it is the relay", home, { ...near, uri: name, relay: true }],
    ["it has a name of its own", home, { ...near, uri: "https://plex.example.org:32400" }],
    ["it has no TLS anyway", home, { ...near, protocol: "http", uri: "http://10.0.0.2:32400" }],
  ])("is closed when %s", (_, about, one) => {
    expect(plain(about, address(32400, one))).toBeUndefined();
  });

  it("is not taken by candidates that a server wants with TLS", () => {
    const both = [address(1), address(2, { protocol: "https" })];
    expect(candidatesOf(server("x", both, { httpsRequired: true })).map((one) => one.port)).toEqual([2]);
  });
});
