import { describe, expect } from "vitest";
import { titles } from "../standin/titles.ts";
import { make } from "../support/calls.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import { expectProblem } from "../support/problem.ts";
import type { World } from "../support/world.ts";

let film: Title;
let show: Title;
it.beforeAll(async ({ owner }) => {
  film = await owner.json<Title>(`/api/plex/metadata/${titles.directPlay.ratingKey}`);
  show = await owner.json<Title>(`/api/plex/metadata/${titles.show.ratingKey}`);
});
it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(({ world }) => world.control.clearFaults());

type Title = { ratingKey: string; guid: string; title: string; type: string };
type Page = { size: number; totalSize: number; offset: number; Metadata: Title[] };

const list = (client: Client, query = "") => client.json<Page>(`/api/plex/watchlist${query}`);
const names = async (client: Client, query = "") =>
  (await list(client, query)).Metadata.map((one) => one.title);
const add = (body: object, client: Client) => client.post("/api/plex/watchlist", body);
const remove = (ratingKey: string, client: Client) =>
  client.send(`/api/plex/watchlist/${ratingKey}`, { method: "DELETE" });
const cloudKey = (title: Title) => title.guid.slice(-24);
const asked = (world: World, path = /./) => world.control.calls("discover", path);
const unknown = "0123456789abcdef01234567";

describe("the watchlist", () => {
  it("begins empty", async ({ owner }) => {
    expect(await list(owner)).toEqual({ size: 0, totalSize: 0, offset: 0, Metadata: [] });
  });

  it("takes a film by its guid and a show by its ratingKey, there for the next read", async ({ owner }) => {
    const added = await add({ guid: film.guid }, owner);
    expect(added.status).toBe(200);
    expect(await added.json()).toEqual({ message: "Added to the watchlist", ratingKey: cloudKey(film) });
    expect(await names(owner)).toEqual([film.title]);
    await add({ ratingKey: cloudKey(show) }, owner);
    expect(await names(owner)).toEqual([show.title, film.title]);
    const [first] = (await list(owner)).Metadata;
    expect(first).toMatchObject({ ratingKey: cloudKey(show), guid: show.guid, type: "show" });
    const { Guid } = await owner.json<{ Guid: object[] }>(`/api/plex/metadata/${titles.show.ratingKey}`);
    expect(first).toMatchObject({ Guid });
  });

  it("comes in pages and orders", async ({ owner }) => {
    const second = await list(owner, "?offset=1&limit=1");
    expect(second).toMatchObject({ size: 1, totalSize: 2, offset: 1, Metadata: [{ title: film.title }] });
    expect(await names(owner, "?sort=watchlistedAt:asc")).toEqual([film.title, show.title]);
    const byTitle = await names(owner, "?sort=titleSort");
    expect(byTitle).toEqual([film.title, show.title].toSorted());
  });

  it("costs Plex one request, however often it is read", async ({ world, owner }) => {
    await add({ guid: film.guid }, owner);
    await world.control.clearLog();
    const first = await owner.get("/api/plex/watchlist");
    expect(first.headers.get("x-marquee-cache")).toBe("miss");
    const again = await owner.get("/api/plex/watchlist");
    expect(again.headers.get("x-marquee-cache")).toBe("hit");
    expect(await again.json()).toEqual(await first.json());
    expect(await asked(world)).toEqual(["GET /library/sections/watchlist/all"]);
  });

  it("is nobody else's, whoever reads first", async ({ owner, friend }) => {
    expect(await names(friend)).toEqual([]);
    await add({ guid: film.guid }, friend);
    expect(await names(friend)).toEqual([film.title]);
    expect(await names(owner)).toEqual([show.title, film.title]);
    await remove(cloudKey(film), friend);
    expect(await names(friend)).toEqual([]);
    expect(await names(owner)).toEqual([show.title, film.title]);
  });

  it("is the same in another browser of the same person", async ({ world, owner }) => {
    const other = await world.signIn("demo-owner");
    expect(await names(other)).toEqual(await names(owner));
    await remove(cloudKey(show), other);
    expect(await names(owner)).toEqual([film.title]);
  });

  it("loses what is removed; adding twice and removing what isn't there is fine", async ({ owner }) => {
    for (let twice = 0; twice < 2; twice++) expect((await add({ guid: show.guid }, owner)).status).toBe(200);
    expect((await list(owner)).totalSize).toBe(2);
    for (let twice = 0; twice < 2; twice++) expect((await remove(cloudKey(show), owner)).status).toBe(200);
    expect(await names(owner)).toEqual([film.title]);
  });

  it("is asked for with the account's token, and by no token of a server", async ({ world, owner }) => {
    await add({ guid: film.guid }, owner);
    await list(owner);
    const discover = (await world.control.log()).filter((row) => row.host === "discover");
    await owner.json("/api/plex/servers");
    await owner.json("/api/plex/library/1/all?limit=3");
    const pms = (await world.control.log()).filter((row) => !["discover", "tv"].includes(row.host));
    const tokens = new Set(discover.map((row) => row.headers["x-plex-token"]));
    expect(discover.map((row) => row.status)).toEqual([200, 200]);
    expect(tokens.size).toBe(1);
    expect(pms.length).toBeGreaterThan(0);
    expect(pms.filter((row) => tokens.has(row.headers["x-plex-token"]))).toEqual([]);
  });
});

describe("a title that Plex refuses", () => {
  it("because it is on the list already is on the list", async ({ world, owner }) => {
    await add({ guid: film.guid }, owner);
    await world.control.fault({ host: "discover", path: "addToWatchlist", status: 409 });
    expect((await add({ guid: film.guid }, owner)).status).toBe(200);
    const other = await add({ guid: show.guid }, owner);
    expect(other.status).toBe(502);
    expect(await other.json()).toMatchObject({ code: "rejected" });
  });

  it("because it isn't on the list isn't there", async ({ world, owner }) => {
    await world.control.fault({ host: "discover", path: "removeFromWatchlist", status: 400 });
    expect((await remove(cloudKey(show), owner)).status).toBe(200);
    expect((await remove(cloudKey(film), owner)).status).toBe(502);
    expect(await names(owner)).toEqual([film.title]);
  });
});

describe("Plex's cloud", () => {
  it("is asked again for a read that fails in passing", async ({ world, owner }) => {
    await world.control.fault({ host: "discover", path: "watchlist", status: 503, times: 2 });
    expect(await names(owner, "?limit=7")).toEqual([film.title]);
    expect(await asked(world)).toHaveLength(3);
  });

  it.for([{ status: 503 }, { reset: true }, { status: 429, headers: { "Retry-After": "0" } }])(
    "hears a write once: %j",
    async (fault, { world, owner }) => {
      await world.control.fault({ host: "discover", path: "^/actions/", ...fault });
      expect((await add({ guid: show.guid }, owner)).ok).toBe(false);
      expect((await remove(cloudKey(film), owner)).ok).toBe(false);
      expect(await asked(world)).toEqual(["PUT /actions/addToWatchlist", "PUT /actions/removeFromWatchlist"]);
    },
  );

  it("may have heard a write whose answer got lost: the next read asks", async ({ world, owner }) => {
    expect(await names(owner)).toEqual([film.title]);
    await world.control.fault({ host: "discover", path: "^/actions/", delayMs: 15_000, times: 1 });
    const lost = await add({ guid: show.guid }, owner);
    expect(lost.status).toBe(504);
    await world.control.clearLog();
    await list(owner);
    expect(await asked(world)).toHaveLength(1);
    await remove(cloudKey(show), owner);
  });

  it("may drift in its types and leave things out", async ({ world, owner }) => {
    const drift = { numbersAsStrings: true, without: ["totalSize", "Image", "year"] };
    await world.control.fault({ host: "discover", path: "watchlist", ...drift });
    const page = await list(owner, "?limit=3");
    expect(page).toMatchObject({ size: 1, totalSize: 1, offset: 0 });
    expect(page.Metadata).toMatchObject([{ ratingKey: cloudKey(film), Image: [] }]);
  });

  it.for([
    ["HTML with status 200", { status: 200, body: "<html></html>", contentType: "text/html" }, "bad_reply"],
    ["a broken server", { status: 500 }, "bad_reply"],
    ["half a body", { cutAfterBytes: 20 }, "unreachable"],
  ] as const)("that answers %s is said to", async ([, fault, code], { world, owner }) => {
    await world.control.fault({ host: "discover", path: ".", ...fault });
    const response = await owner.get(`/api/plex/watchlist?limit=9&offset=${code.length}`);
    expect([response.status, (await response.json()).code]).toEqual([502, code]);
  });

  it("that knows the account no more asks to sign in again; nothing is lost", async ({ world, owner }) => {
    await world.control.fault({ host: "discover", path: ".", status: 401 });
    for (const response of [
      await owner.get("/api/plex/watchlist?limit=11"),
      await add({ guid: show.guid }, owner),
      await remove(cloudKey(film), owner),
    ]) {
      expect(response.status).toBe(401);
      const problem = await response.json();
      expect(problem).toMatchObject({ code: "unauthorized", detail: "Sign in with Plex again" });
    }
    await world.control.clearFaults();
    expect(await names(owner, "?limit=11")).toEqual([film.title]);
  });
});

describe("while Plex's catalogue is away", () => {
  it.for(["GET watchlist?limit=13", "POST watchlist", `DELETE watchlist/${unknown}`])(
    "%s says so",
    async (call, { world, owner }) => {
      await world.control.fault({ host: "discover", path: ".", reset: true });
      const [method = ""] = call.split(" ");
      const body = method === "POST" ? { ratingKey: unknown } : undefined;
      const path = call.slice(method.length + 1);
      await expectProblem(await make(owner, call, body ? [path, body] : path, {}), 502, "unreachable");
      await world.control.clearFaults();
    },
  );
});
