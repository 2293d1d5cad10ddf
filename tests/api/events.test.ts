import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { Following } from "../support/events.ts";
import { signOut } from "../support/sign-in.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema, attic } = serverIds;
const { directPlay } = titles;

let world: World;
let owner: Client;
const following = new Following();
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  following.leave();
  await world.control.clearFaults();
});

const follow = (client = owner, query = "", options = {}) => following.follow(client, query, options);

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
    await signOut(friend);
    await theirs.ended;
    expect(theirs.heard.at(-1)).toMatchObject({ event: "end", data: { reason: "signed_out" } });
    const running = async () =>
      (await world.control.lines(cinema)).filter((row) => row.account === "demo-guest" && !row.aborted);
    await expect.poll(running).toEqual([]);
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
