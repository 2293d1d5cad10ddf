import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { make } from "../support/calls.ts";
import { expectProblem } from "../support/problem.ts";
import { startWorld, type World } from "../support/world.ts";

let world: World;
let owner: Client;
let friend: Client;
let film: Title;
let show: Title;
beforeAll(async () => {
  world = await startWorld();
  [owner, friend] = [await world.signIn("demo-owner"), await world.signIn("demo-friend")];
  film = await owner.json<Title>(`/api/plex/metadata/${titles.directPlay.ratingKey}`);
  show = await owner.json<Title>(`/api/plex/metadata/${titles.show.ratingKey}`);
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(() => world.control.clearFaults());

type Title = { ratingKey: string; guid: string; title: string; type: string };
type Page = { size: number; totalSize: number; offset: number; Metadata: Title[] };

const list = (client = owner, query = "") => client.json<Page>(`/api/plex/watchlist${query}`);
const names = async (client = owner, query = "") =>
  (await list(client, query)).Metadata.map((one) => one.title);
const add = (body: object, client = owner) => client.post("/api/plex/watchlist", body);
const remove = (ratingKey: string, client = owner) =>
  client.send(`/api/plex/watchlist/${ratingKey}`, { method: "DELETE" });
const cloudKey = (title: Title) => title.guid.slice(-24);
const asked = (path = /./) => world.control.calls("discover", path);
const unknown = "0123456789abcdef01234567";

describe("the watchlist", () => {
  it("begins empty", async () => {
    expect(await list()).toEqual({ size: 0, totalSize: 0, offset: 0, Metadata: [] });
  });

  it("takes a film by its guid and a show by its ratingKey, there for the next read", async () => {
    const added = await add({ guid: film.guid });
    expect(added.status).toBe(200);
    expect(await added.json()).toEqual({ message: "Added to the watchlist", ratingKey: cloudKey(film) });
    expect(await names()).toEqual([film.title]);
    await add({ ratingKey: cloudKey(show) });
    expect(await names()).toEqual([show.title, film.title]);
    const [first] = (await list()).Metadata;
    expect(first).toMatchObject({ ratingKey: cloudKey(show), guid: show.guid, type: "show" });
    const { Guid } = await owner.json<{ Guid: object[] }>(`/api/plex/metadata/${titles.show.ratingKey}`);
    expect(first).toMatchObject({ Guid });
  });

  it("comes in pages and orders", async () => {
    const second = await list(owner, "?offset=1&limit=1");
    expect(second).toMatchObject({ size: 1, totalSize: 2, offset: 1, Metadata: [{ title: film.title }] });
    expect(await names(owner, "?sort=watchlistedAt:asc")).toEqual([film.title, show.title]);
    const byTitle = await names(owner, "?sort=titleSort");
    expect(byTitle).toEqual([film.title, show.title].toSorted());
  });

  it("costs Plex one request, however often it is read", async () => {
    await add({ guid: film.guid });
    await world.control.clearLog();
    const first = await owner.get("/api/plex/watchlist");
    expect(first.headers.get("x-marquee-cache")).toBe("miss");
    const again = await owner.get("/api/plex/watchlist");
    expect(again.headers.get("x-marquee-cache")).toBe("hit");
    expect(await again.json()).toEqual(await first.json());
    expect(await asked()).toEqual(["GET /library/sections/watchlist/all"]);
  });

  it("is nobody else's, whoever reads first", async () => {
    expect(await names(friend)).toEqual([]);
    await add({ guid: film.guid }, friend);
    expect(await names(friend)).toEqual([film.title]);
    expect(await names()).toEqual([show.title, film.title]);
    await remove(cloudKey(film), friend);
    expect(await names(friend)).toEqual([]);
    expect(await names()).toEqual([show.title, film.title]);
  });

  it("is the same in another browser of the same person", async () => {
    const other = await world.signIn("demo-owner");
    expect(await names(other)).toEqual(await names());
    await remove(cloudKey(show), other);
    expect(await names()).toEqual([film.title]);
  });

  it("loses what is removed; adding twice and removing what isn't there is fine", async () => {
    for (let twice = 0; twice < 2; twice++) expect((await add({ guid: show.guid })).status).toBe(200);
    expect((await list()).totalSize).toBe(2);
    for (let twice = 0; twice < 2; twice++) expect((await remove(cloudKey(show))).status).toBe(200);
    expect(await names()).toEqual([film.title]);
  });

  it("is asked for with the account's token, and by no token of a server", async () => {
    await add({ guid: film.guid });
    await list();
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
  it("because it is on the list already is on the list", async () => {
    await add({ guid: film.guid });
    await world.control.fault({ host: "discover", path: "addToWatchlist", status: 409 });
    expect((await add({ guid: film.guid })).status).toBe(200);
    const other = await add({ guid: show.guid });
    expect(other.status).toBe(502);
    expect(await other.json()).toMatchObject({ code: "rejected" });
  });

  it("because it isn't on the list isn't there", async () => {
    await world.control.fault({ host: "discover", path: "removeFromWatchlist", status: 400 });
    expect((await remove(cloudKey(show))).status).toBe(200);
    expect((await remove(cloudKey(film))).status).toBe(502);
    expect(await names()).toEqual([film.title]);
  });
});

describe("Plex's cloud", () => {
  it("is asked again for a read that fails in passing", async () => {
    await world.control.fault({ host: "discover", path: "watchlist", status: 503, times: 2 });
    expect(await names(owner, "?limit=7")).toEqual([film.title]);
    expect(await asked()).toHaveLength(3);
  });

  it.each([{ status: 503 }, { reset: true }, { status: 429, headers: { "Retry-After": "0" } }])(
    "hears a write once: %j",
    async (fault) => {
      await world.control.fault({ host: "discover", path: "^/actions/", ...fault });
      expect((await add({ guid: show.guid })).ok).toBe(false);
      expect((await remove(cloudKey(film))).ok).toBe(false);
      expect(await asked()).toEqual(["PUT /actions/addToWatchlist", "PUT /actions/removeFromWatchlist"]);
    },
  );

  it("may have heard a write whose answer got lost: the next read asks", async () => {
    expect(await names()).toEqual([film.title]);
    await world.control.fault({ host: "discover", path: "^/actions/", delayMs: 15_000, times: 1 });
    const lost = await add({ guid: show.guid });
    expect(lost.status).toBe(504);
    await world.control.clearLog();
    await list();
    expect(await asked()).toHaveLength(1);
    await remove(cloudKey(show));
  });

  it("may drift in its types and leave things out", async () => {
    const drift = { numbersAsStrings: true, without: ["totalSize", "Image", "year"] };
    await world.control.fault({ host: "discover", path: "watchlist", ...drift });
    const page = await list(owner, "?limit=3");
    expect(page).toMatchObject({ size: 1, totalSize: 1, offset: 0 });
    expect(page.Metadata).toMatchObject([{ ratingKey: cloudKey(film), Image: [] }]);
  });

  it.each([
    ["HTML with status 200", { status: 200, body: "<html></html>", contentType: "text/html" }, "bad_reply"],
    ["a broken server", { status: 500 }, "bad_reply"],
    ["half a body", { cutAfterBytes: 20 }, "unreachable"],
  ])("that answers %s is said to", async (_, fault, code) => {
    await world.control.fault({ host: "discover", path: ".", ...fault });
    const response = await owner.get(`/api/plex/watchlist?limit=9&offset=${code.length}`);
    expect([response.status, (await response.json()).code]).toEqual([502, code]);
  });

  it("that knows the account no more asks to sign in again; nothing is lost", async () => {
    await world.control.fault({ host: "discover", path: ".", status: 401 });
    for (const response of [
      await owner.get("/api/plex/watchlist?limit=11"),
      await add({ guid: show.guid }),
      await remove(cloudKey(film)),
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
  it.each(["GET watchlist?limit=13", "POST watchlist", `DELETE watchlist/${unknown}`])(
    "%s says so",
    async (call) => {
      await world.control.fault({ host: "discover", path: ".", reset: true });
      const [method = ""] = call.split(" ");
      const body = method === "POST" ? { ratingKey: unknown } : undefined;
      const path = call.slice(method.length + 1);
      await expectProblem(await make(owner, call, body ? [path, body] : path, {}), 502, "unreachable");
      await world.control.clearFaults();
    },
  );
});
