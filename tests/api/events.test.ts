import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds, titles } from "../../lib/standin/titles.ts";
import { Client } from "../support/client.ts";
import { Events } from "../support/events.ts";
import { startWorld, type World } from "../support/world.ts";

const clock = fileURLToPath(new URL("../support/clock.ts", import.meta.url));
const { cinema, attic } = serverIds;
const { sections, directPlay, show } = titles;

let world: World;
let owner: Client;
const open: Events[] = [];
beforeAll(async () => {
  world = await startWorld({ NODE_OPTIONS: `--import ${clock}` });
  owner = await world.signIn("demo-owner");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  for (const events of open.splice(0)) events.leave();
  await world.control.clearFaults();
});

async function follow(client = owner, query = "", options = {}): Promise<Events> {
  const events = await Events.open(client, query, options);
  open.push(events);
  return events;
}

type Item = { ratingKey: string; title: string; parentRatingKey?: string; grandparentRatingKey?: string };
type Page = { totalSize: number; Metadata: Item[] };
const api = <T>(path: string, client = owner) => client.json<T>(`/api/plex/${path}`);
const keys = (items: Item[]) => items.map((item) => item.ratingKey);

/** Reads that show one film, and lists that hold it. */
const everywhere = [
  "libraries",
  `library/${sections.movies}/all`,
  `library/${sections.movies}/genre`,
  `metadata/${directPlay.ratingKey}`,
  `metadata/${directPlay.ratingKey}/similar`,
  "search?query=lamp",
  "ondeck",
  "continue",
  "recent",
  "hubs",
];
async function warm() {
  for (const path of everywhere) await api(path);
  await world.control.clearLog();
}
/** Which of them have to ask Plex again. */
async function askedAgain() {
  const again: string[] = [];
  for (const path of everywhere) {
    const response = await owner.get(`/api/plex/${path}`);
    if (response.headers.get("x-marquee-cache") !== "hit") again.push(path);
    await response.text();
  }
  return again;
}

describe("a change on the server", () => {
  it("shows at once: an added film in its library, among what is new, and in the search", async () => {
    const search = "search?query=brand%20new";
    const listing = `library/${sections.movies}/all?sort=addedAt:desc&limit=1`;
    const before = await api<Page>(listing);
    expect(await api<Item[]>(search)).toEqual([]);
    await api("recent");
    const events = await follow();
    const asked = performance.now();
    const { ratingKey } = await world.control.add({
      serverId: cinema,
      like: directPlay.ratingKey,
      title: "A Brand New Film",
    });
    const { data } = await events.change({ what: "item", ratingKey });
    expect(data).toEqual({ serverId: cinema, what: "item", ratingKey });
    await events.change({ what: "library", libraryId: sections.movies });
    const after = await api<Page>(listing);
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect([after.totalSize, keys(after.Metadata)]).toEqual([before.totalSize + 1, [ratingKey]]);
    expect(keys(await api<Item[]>("recent"))).toContain(ratingKey);
    expect(keys(await api<Item[]>(search))).toEqual([ratingKey]);
  });

  it("shows on every page that names an edited film", async () => {
    await warm();
    const events = await follow();
    const title = "The Lamp at Skerry Rock";
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, title });
    await events.change({ what: "item", ratingKey: directPlay.ratingKey });
    expect((await api<Item>(`metadata/${directPlay.ratingKey}`)).title).toBe(title);
    const library = await api<Page>(`library/${sections.movies}/all?limit=200`);
    expect(library.Metadata.find((one) => one.ratingKey === directPlay.ratingKey)?.title).toBe(title);
    expect((await api<Item[]>("search?query=skerry")).map((one) => one.title)).toContain(title);
  });

  it("takes a deleted episode out of its season and its show, on deck too", async () => {
    const leaves = `metadata/${show.ratingKey}/allLeaves?limit=200`;
    const [next] = (await api<Item[]>("ondeck")).filter((one) => one.grandparentRatingKey === show.ratingKey);
    if (!next) throw new Error("nothing is on deck");
    const season = `metadata/${next.parentRatingKey}/children`;
    expect(keys(await api<Item[]>(season))).toContain(next.ratingKey);
    const all = await api<Page>(leaves);
    const events = await follow();
    await world.control.remove({ serverId: cinema, ratingKey: next.ratingKey });
    await events.change({ what: "item", ratingKey: show.ratingKey });
    expect(keys(await api<Item[]>(season))).not.toContain(next.ratingKey);
    expect((await api<Page>(leaves)).totalSize).toBe(all.totalSize - 1);
    expect(keys(await api<Item[]>("ondeck"))).not.toContain(next.ratingKey);
    expect((await owner.get(`/api/plex/metadata/${next.ratingKey}`)).status).toBe(404);
  });

  it("of one library leaves the pages of another alone", async () => {
    const page = `library/${sections.archive}/all`;
    await api(page);
    const events = await follow();
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, summary: "Other words." });
    await events.change({ what: "items" });
    expect((await owner.get(`/api/plex/${page}`)).headers.get("x-marquee-cache")).toBe("hit");
  });

  it("shows in the list of libraries while one is scanned, and after", async () => {
    const refreshing = async () =>
      (await api<{ key: string; refreshing?: boolean }[]>("libraries")).find(
        (one) => one.key === sections.archive,
      )?.refreshing;
    expect(await refreshing()).toBe(false);
    const events = await follow();
    await world.control.scan({ serverId: cinema, sectionId: sections.archive });
    await events.change({ what: "libraries" });
    expect(await refreshing()).toBe(true);
    events.forget();
    await world.control.scan({ serverId: cinema, sectionId: sections.archive, state: "ended" });
    await events.change({ what: "library", libraryId: sections.archive });
    expect(await refreshing()).toBe(false);
  });

  it("is no news to somebody who may not see that library", async () => {
    const friend = await world.signIn("demo-friend");
    const [mine, theirs] = [await follow(), await follow(friend)];
    const [item] = (await api<Page>(`library/${sections.archive}/all?limit=1`)).Metadata;
    await world.control.edit({ serverId: cinema, ratingKey: item?.ratingKey ?? "", summary: "Older words." });
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, summary: "New words." });
    await Promise.all([mine, theirs].map((one) => one.change({ ratingKey: directPlay.ratingKey })));
    await mine.change({ ratingKey: item?.ratingKey });
    expect(JSON.stringify(theirs.heard)).not.toContain(`"${item?.ratingKey}"`);
  });
});

describe("playing", () => {
  /** A player that isn't Marquee, with the token of somebody's server. */
  async function player(client: Client, device: string) {
    const { control } = world;
    await control.clearLog();
    await api(`library/${sections.movies}/all?limit=1&offset=${Math.floor(Math.random() * 1e6)}`, client);
    const row = (await control.log()).find((one) => one.host === cinema && one.headers["x-plex-token"]);
    const [token, base] = [row?.headers["x-plex-token"] ?? "", `http://${row?.headers["host"]}`];
    await control.clearLog();
    return async (state: string, time: number, ratingKey: string = directPlay.ratingKey) => {
      const query = new URLSearchParams({
        ...{ ratingKey, key: `/library/metadata/${ratingKey}`, identifier: "com.plexapp.plugins.library" },
        ...{ state, time: String(time), duration: "600000" },
      });
      const headers = {
        "X-Plex-Token": token,
        "X-Plex-Client-Identifier": device,
        "X-Plex-Session-Identifier": device,
        "X-Plex-Product": "Plex for Apple TV",
      };
      const response = await fetch(`${base}/:/timeline?${query}`, { method: "POST", headers });
      expect(response.status).toBe(200);
    };
  }

  it("on one's own television forgets on a pause and a stop, not on the ticks between", async () => {
    const report = await player(owner, "television-of-owner");
    const events = await follow();
    await warm();
    await report("playing", 70_000);
    await report("playing", 80_000);
    await expect.poll(() => world.control.calls(cinema, /status\/sessions/)).toHaveLength(1);
    expect(await askedAgain()).toEqual([]);
    await report("paused", 90_000);
    await events.change({ what: "watching" });
    expect(await api(`metadata/${directPlay.ratingKey}`)).toMatchObject({ viewOffset: 90_000 });
    events.forget();
    await warm();
    await report("stopped", 100_000);
    await events.change({ what: "watched" });
    expect(await api(`metadata/${directPlay.ratingKey}`)).toMatchObject({ viewOffset: 100_000 });
    expect(await askedAgain()).not.toContain("libraries");
    expect(await world.control.calls(cinema, /status\/sessions/)).toEqual([]);
  });

  it("by somebody else leaves this person's cache alone, though the owner hears of it", async () => {
    const friend = await world.signIn("demo-friend");
    const report = await player(friend, "television-of-friend");
    const [mine, theirs] = [await follow(), await follow(friend)];
    await warm();
    await report("playing", 70_000);
    await report("paused", 80_000);
    await theirs.change({ what: "watching" });
    await report("stopped", 90_000);
    await theirs.change({ what: "watched" });
    // What comes after it has arrived here: so has what came before.
    await world.control.scan({ serverId: cinema, sectionId: sections.empty });
    await mine.change({ what: "libraries" });
    await world.control.scan({ serverId: cinema, sectionId: sections.empty, state: "ended" });
    await mine.change({ what: "library", libraryId: sections.empty });
    expect(mine.changes()).not.toContain("watching");
    expect(mine.changes()).not.toContain("watched");
    const kept = [`library/${sections.movies}/all`, `metadata/${directPlay.ratingKey}`];
    expect((await askedAgain()).filter((path) => kept.includes(path))).toEqual([]);
  });

  it("in Marquee tells one's other windows, and costs Plex no question", async () => {
    const events = await follow();
    const report = { ratingKey: directPlay.ratingKey, duration: 600_000, sessionId: "events" };
    await owner.post("/api/plex/progress", { ...report, time: 110_000, state: "playing" });
    await owner.post("/api/plex/progress", { ...report, time: 120_000, state: "stopped" });
    await events.change({ what: "item", ratingKey: directPlay.ratingKey });
    await events.change({ what: "watching" });
    await owner.post("/api/plex/rate", { ratingKey: directPlay.ratingKey, rating: 8 });
    await events.change({ what: "watched" });
    expect(await world.control.calls(cinema, /status\/sessions/)).toEqual([]);
  });
});

describe("a line to the server", () => {
  it("is one for all who read, for each person", async () => {
    const [friend, again] = [await world.signIn("demo-friend"), await world.signIn("demo-owner")];
    await follow();
    await follow(again);
    await follow(friend);
    // A reset of the log would hide lines that opened before: a new server has none yet.
    await Promise.all(
      Array.from({ length: 20 }, (_, offset) =>
        api(`library/1/all?server=${attic}&limit=1&offset=${offset}`),
      ),
    );
    await follow(again, `?server=${attic}`);
    await follow(owner, `?server=${attic}`);
    expect(await world.control.lines(attic)).toHaveLength(1);
    expect((await world.control.lines(cinema)).length).toBeLessThanOrEqual(1);
  });

  it("is opened again after a cut, and what was missed is asked again", async () => {
    const listing = `library/1/all?server=${attic}`;
    const events = await follow(owner, `?server=${attic}`);
    const { totalSize } = await api<Page>(listing);
    await world.control.down(attic);
    await events.next(({ data }) => data["live"] === false);
    events.forget();
    await world.control.add({ serverId: attic, like: "1", title: "Missed" });
    await world.control.up(attic);
    await events.next(({ data }) => data["live"] === true);
    expect(events.changes()).toEqual(["everything"]);
    expect((await api<Page>(listing)).totalSize).toBe(totalSize + 1);
  });

  it("that is refused for good is asked for once, and reading goes on", async () => {
    await world.control.addAccount({
      title: "Demo Cousin",
      username: "demo-cousin",
      servers: [{ serverId: cinema }],
    });
    await world.control.fault({ host: cinema, path: "^/:/eventsource", status: 403 });
    const cousin = await world.signIn("demo-cousin");
    for (let count = 0; count < 5; count++) await api("libraries", cousin);
    const events = await follow(cousin, "", { live: false });
    await events.next(({ event }) => event === "live");
    expect(events.heard.map(({ data }) => data)).toEqual([{ live: false }]);
    expect(await world.control.lines(cinema)).toHaveLength(1);
    expect(await world.control.calls(cinema, /sections/)).toHaveLength(1);
  });

  it("that was ended is opened again before anything is read from the cache", async () => {
    const listing = `library/1/all?server=${attic}&limit=200`;
    const { totalSize } = await api<Page>(listing);
    await world.restart();
    owner = await world.signIn("demo-owner");
    const before = await owner.get(`/api/plex/${listing}`);
    expect(before.headers.get("x-marquee-cache")).toBe("miss");
    expect((await before.json()).totalSize).toBe(totalSize);
    const after = await owner.get(`/api/plex/${listing}`);
    expect(after.headers.get("x-marquee-cache")).toBe("hit");
  });

  it("isn't hammered for when the server refuses or fails", async () => {
    const events = await follow(owner, `?server=${attic}`);
    const fault = { host: attic, path: "^/:/eventsource", status: 503 };
    await world.control.fault(fault);
    await world.control.down(attic);
    await events.next(({ data }) => data["live"] === false);
    await world.control.up(attic);
    await world.control.clearLog();
    await expect.poll(() => world.control.lines(attic), { timeout: 15_000 }).toHaveLength(3);
    const at = (await world.control.lines(attic)).map((row) => Date.parse(row.at));
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(Math.min(...waits)).toBeGreaterThan(240);
    // Ordinary questions don't suffer: the breaker doesn't count what the line does.
    expect((await owner.get(`/api/plex/library/1/all?server=${attic}&limit=3`)).status).toBe(200);
    await world.control.clearFaults();
    await events.next(({ data }) => data["live"] === true);
  });

  it("gets a new token once when the server refuses the old one", async () => {
    await world.control.addAccount({
      title: "Demo Aunt",
      username: "demo-aunt",
      servers: [{ serverId: cinema }],
    });
    const aunt = await world.signIn("demo-aunt");
    const events = await follow(aunt);
    const [line] = (await world.control.lines(cinema)).filter((row) => row.account === "demo-aunt");
    const token = line?.headers["x-plex-token"] ?? "";
    await world.control.revoke(token);
    await world.control.down(cinema);
    await events.next(({ data }) => data["live"] === false);
    events.forget();
    await world.control.clearLog();
    await world.control.up(cinema);
    await events.next(({ data }) => data["live"] === true);
    const lines = await world.control.lines(cinema);
    expect(lines.filter((row) => row.headers["x-plex-token"] === token).map((row) => row.status)).toEqual([
      401,
    ]);
    expect(lines.filter((row) => row.account === "demo-aunt").map((row) => row.status)).toEqual([200]);
    expect(await world.control.calls("tv", /resources/)).toHaveLength(1);
  });

  it("ends within 5 min after the last one who used the server, not while somebody follows", async () => {
    const later = async () => {
      const moves = () => world.app.output().split("clock moved").length;
      const before = moves();
      process.kill(world.app.pid ?? 0, "SIGUSR2");
      await expect.poll(moves).toBe(before + 1);
    };
    const running = async (host: string) =>
      (await world.control.lines(host)).filter((row) => !row.aborted && row.status === 200).length;
    await world.restart();
    await world.control.clearLog();
    owner = await world.signIn("demo-owner");
    const followed = await Events.open(owner);
    await api(`libraries?server=${attic}`);
    await expect.poll(() => running(attic)).toBe(1);
    await later();
    await expect.poll(() => running(attic), { timeout: 20_000 }).toBe(0);
    expect(await running(cinema)).toBe(1);
    followed.leave();
    // Marquee may notice that somebody left only after the clock has moved: then once more.
    const muchLater = async () => {
      await later();
      return running(cinema);
    };
    await expect.poll(muchLater, { timeout: 40_000, interval: 8_000 }).toBe(0);
  });
});

describe("the stream", () => {
  it("says what it is, and how long to wait", async () => {
    const events = await follow();
    const { headers } = events.response;
    expect(headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(headers.get("cache-control")).toBe("no-store, no-transform");
    expect(headers.get("x-accel-buffering")).toBe("no");
    expect(events.text).toMatch(/^retry: \d+\n\n/);
    const head = await owner.send("/api/plex/events", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("tells whoever comes back whether they missed something", async () => {
    const first = await follow();
    const id = first.heard.at(-1)?.id;
    first.leave();
    const nothing = await follow(owner, `?since=${Date.now() + 1_000_000_000}`);
    expect(nothing.changes()).toEqual([]);
    await owner.post("/api/plex/rate", { ratingKey: directPlay.ratingKey, rating: 7 });
    const back = await follow(owner, `?since=${id}`);
    await back.change({ what: "everything" });
  });

  it("is limited to eight for each person; the oldest makes room and is told to stay away for a while", async () => {
    const oldest = await follow();
    for (let count = 0; count < 8; count++) await follow();
    await oldest.ended;
    expect(oldest.heard.at(-1)).toMatchObject({ event: "end", data: { reason: "displaced" } });
    expect(oldest.text).toContain("retry: 60000");
  });

  it("ends when the session is signed out, and so does the line to the server", async () => {
    await world.control.addAccount({
      title: "Demo Guest",
      username: "demo-guest",
      servers: [{ serverId: cinema }],
    });
    const friend = await world.signIn("demo-guest");
    const theirs = await follow(friend);
    const { csrfToken } = await friend.json<{ csrfToken: string }>("/api/auth/csrf");
    await friend.send("/api/auth/signout", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, json: "true" }),
    });
    await theirs.ended;
    expect(theirs.heard.at(-1)).toMatchObject({ event: "end", data: { reason: "signed_out" } });
    const running = async () =>
      (await world.control.lines(cinema)).filter((row) => row.account === "demo-guest" && !row.aborted);
    await expect.poll(running, { timeout: 20_000 }).toEqual([]);
  });

  it("ends when the personal token is revoked that it was opened with, and no other", async () => {
    const made = await owner.post("/api/tokens", { name: "Bell", scopes: ["read"] });
    const { id, token } = await made.json();
    const response = await fetch(new URL("/api/plex/events", world.url), {
      headers: { Authorization: `Bearer ${token}` },
    });
    const mine = await follow();
    const text = response.text();
    await owner.send(`/api/tokens/${id}`, { method: "DELETE" });
    expect(await text).toContain('data: {"reason":"signed_out"}');
    await owner.post("/api/plex/rate", { ratingKey: directPlay.ratingKey, rating: 6 });
    await mine.change({ what: "item" });
  });

  it("opens while the server is down, and says that it hears nothing", async () => {
    await world.control.down(attic);
    const events = await follow(owner, `?server=${attic}`, { live: false });
    await events.next(({ event }) => event === "live");
    expect(events.heard.map(({ data }) => data)).toEqual([{ live: false }]);
    await world.control.up(attic);
    await events.next(({ data }) => data["live"] === true);
  });

  it.each([
    ["signed out", "", 401, "unauthorized"],
    ["of a server that isn't theirs", "?server=nosuchserver", 404, "not_found"],
    ["since a time that is none", "?since=yesterday", 400, "bad_request"],
  ])("is refused %s", async (name, query, status, code) => {
    const client = name === "signed out" ? new Client(world.url) : owner;
    const response = await client.get(`/api/plex/events${query}`);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  it("holds Marquee up neither when it stops nor when it starts again", async () => {
    const events = await follow();
    const started = performance.now();
    await world.restart();
    expect(performance.now() - started).toBeLessThan(20_000);
    await events.ended;
    expect(events.heard.at(-1)).toMatchObject({ event: "end", data: { reason: "stopping" } });
    owner = await world.signIn("demo-owner");
  });
});
