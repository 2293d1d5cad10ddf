import http from "node:http";
import { describe, expect } from "vitest";
import { titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";
import { beginSignIn, finishSignIn } from "../support/sign-in.ts";
import type { World } from "../support/world.ts";

const { ratingKey } = titles.directPlay;
const quotas = {
  LIMIT_SEARCHES: "3",
  LIMIT_WRITES: "4",
  LIMIT_REPORTS: "5",
  LIMIT_STREAMS: "2",
  // Owner and friend, of whose sign-ins each counts twice: begun and finished; and two more.
  LIMIT_SIGN_INS: "8",
};

const it = testIn(quotas);

/** `"search";r=2;t=60` as its parts. */
const remaining = (response: Response) => {
  const [, name, left, seconds] =
    /^"([\w-]+)";r=(\d+)(?:;t=(\d+))?$/.exec(response.headers.get("ratelimit") ?? "") ?? [];
  return { name, left: Number(left), seconds: seconds === undefined ? undefined : Number(seconds) };
};

async function isRefused(response: Response, most: number) {
  expect(response.status).toBe(429);
  const wait = Number(response.headers.get("retry-after"));
  expect(wait).toBeGreaterThanOrEqual(1);
  expect(wait).toBeLessThanOrEqual(most);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({
    status: 429,
    code: "rate_limited",
    requestId: expect.stringMatching(/./),
  });
}

describe("somebody who does a thing too often", () => {
  it("may search so often in a minute, and others as often again; pages count too", async ({
    owner,
    friend,
  }) => {
    const search = (who: Client, word: string) => who.get(`/api/plex/search?query=${word}`);
    for (const left of [2, 1]) {
      const response = await search(owner, `orbit${left}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("ratelimit-policy")).toBe('"search";q=3;w=60');
      expect(remaining(response)).toMatchObject({ name: "search", left });
    }
    expect((await owner.get("/search?q=orbit")).status).toBe(200);
    const refused = await search(owner, "orbit");
    expect(remaining(refused)).toMatchObject({ name: "search", left: 0 });
    expect(remaining(refused).seconds).toBe(Number(refused.headers.get("retry-after")));
    await isRefused(refused, 60);
    expect(await (await owner.get("/search?q=orbit")).text()).toMatch(/<h1[^>]*>A little slower/);
    expect((await search(friend, "orbit")).status).toBe(200);
    expect((await owner.get("/api/plex/recent")).status).toBe(200);
  });

  it("may change things so often in a minute, whatever came of it", async ({ world, owner, friend }) => {
    expect((await friend.post("/api/plex/rate", { ratingKey, rating: 5 })).status).toBe(200);
    expect((await friend.post("/api/plex/rate", { ratingKey, rating: "?" })).status).toBe(400);
    expect((await friend.post("/api/plex/scrobble", { ratingKey })).status).toBe(200);
    const last = await friend.post("/api/plex/unscrobble", { ratingKey });
    expect(last.headers.get("ratelimit-policy")).toBe('"write";q=4;w=60');
    expect(remaining(last)).toMatchObject({ name: "write", left: 0 });
    await world.control.clearLog();
    await isRefused(await friend.post("/api/plex/rate", { ratingKey, rating: 6 }), 60);
    expect(await world.control.log()).toEqual([]);
    expect((await owner.post("/api/plex/rate", { ratingKey, rating: 6 })).status).toBe(200);
  });

  it("may report where they are however often they rate", async ({ friend }) => {
    const report = { ratingKey, time: 1000, duration: 600_000, state: "playing", sessionId: "limits" };
    for (let left = 4; left >= 0; left--) {
      const response = await friend.post("/api/plex/progress", report);
      expect(response.ok).toBe(true);
      expect(remaining(response)).toMatchObject({ name: "report", left });
    }
    await isRefused(await friend.post("/api/plex/progress", report), 60);
  });

  it("isn't told of limits where there are none", async ({ owner }) => {
    expect((await owner.get("/api/plex/libraries")).headers.get("ratelimit")).toBeNull();
  });
});

describe("streams at once", () => {
  /** Begins to read a stream, and stops in the middle. */
  const open = (world: World, owner: Client, path: string) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { cookie: owner.cookieHeader() };
      http
        .get(new URL(path, world.url), { headers, agent: false }, (response) => {
          response.once("readable", () => resolve(response.pause()));
        })
        .on("error", reject);
    });

  it("are limited, and one that ends makes room", async ({ world, owner, friend }) => {
    const { url } = await owner.json<{ url: string }>(`/api/plex/stream/${ratingKey}`);
    const [first, second] = [await open(world, owner, url), await open(world, owner, url)];
    expect(first.headers["ratelimit-policy"]).toBe('"stream";q=2;qu="concurrent-requests"');
    expect([first.headers["ratelimit"], second.headers["ratelimit"]]).toEqual([
      '"stream";r=1',
      '"stream";r=0',
    ]);
    await isRefused(await owner.get(url, { Range: "bytes=0-99" }), 5);
    const other = await friend.json<{ url: string }>(`/api/plex/stream/${ratingKey}`);
    expect((await friend.get(other.url, { Range: "bytes=0-99" })).status).toBe(206);
    first.destroy();
    const status = async () => (await owner.get(url, { Range: "bytes=0-99" })).status;
    await expect.poll(status).toBe(206);
    second.destroy();
    for (let times = 0; times < 4; times++) await expect.poll(status).toBe(206);
  });
});

describe("sign-ins", () => {
  const begin = (world: World, headers: Record<string, string>) =>
    new Client(world.url).send("/api/auth/plex", { method: "POST", headers });

  it("are limited by address, for scripts and browsers", async ({ world, owner }) => {
    // Four are used up by the two people above.
    const pending = await beginSignIn(world.url);
    expect(await finishSignIn(pending)).toBe("pending");
    await beginSignIn(world.url);
    await beginSignIn(world.url);
    await world.control.clearLog();
    const refused = await begin(world, { Accept: "application/json" });
    expect(refused.headers.get("ratelimit-policy")).toBe('"sign-in";q=8;w=600');
    await isRefused(refused, 600);
    const browser = await begin(world, { Accept: "text/html,*/*;q=0.8" });
    expect(browser.status).toBe(303);
    expect(browser.headers.get("location")).toBe("/sign-in?error=rate_limited");
    const { csrfToken } = await pending.client.json<{ csrfToken: string }>("/api/auth/csrf");
    const fields = new URLSearchParams({ csrfToken, state: pending.state, json: "true" });
    const callback = { method: "POST", body: fields };
    await isRefused(await pending.client.send("/api/auth/callback/plex", callback), 600);
    expect(await world.control.log()).toEqual([]);
    expect((await owner.get("/api/plex/libraries")).status).toBe(200);
    // Behind a proxy everybody has an address of their own; of IPv6, every home.
    const from = (ip: string) => begin(world, { Accept: "application/json", "X-Forwarded-For": ip });
    expect((await from("198.51.100.7")).headers.get("ratelimit")).toMatch(/r=7;/);
    expect((await from("2001:db8::1:2:3:4")).headers.get("ratelimit")).toMatch(/r=7;/);
    expect((await from("2001:db8:0:0:9::1")).headers.get("ratelimit")).toMatch(/r=6;/);
    expect((await from("2001:db8:0:1::1")).headers.get("ratelimit")).toMatch(/r=7;/);
  });
});

describe("without limits", () => {
  it("nothing is counted", async ({ world }) => {
    const none = Object.fromEntries(Object.keys(quotas).map((name) => [name, "0"]));
    await world.restart(none);
    const somebody = await world.signIn("demo-owner");
    for (let times = 0; times < 6; times++) {
      const response = await somebody.get("/api/plex/search?query=orbit");
      expect(response.status).toBe(200);
      expect(response.headers.get("ratelimit")).toBeNull();
    }
  });
});
