import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import type { Fault } from "../support/control.ts";
import { testIn } from "../support/fixtures.ts";
import { linesAbout, linesOf } from "../support/log-lines.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import { beginSignIn, finishSignIn } from "../support/sign-in.ts";
import type { World } from "../support/world.ts";

const it = testIn({
  ...movableClock,
  ...{ LOG_LEVEL: "debug", LIMIT_SEARCHES: "40", LIMIT_STREAMS: "1" },
});

const { cinema, attic } = serverIds;
const { ratingKey } = titles.directPlay;

it.afterEach(({ world }) => world.control.clearFaults());

describe("whatever goes wrong", () => {
  /** No such words are in the library, nor anywhere in Marquee. */
  const words = ["quixotry", "zephyrine", "wobblegong"];
  const faults: Omit<Fault, "host" | "path">[] = [
    ...[400, 401, 403, 404, 410, 429, 500, 502, 503, 504].map((status) => ({ status, times: 3 })),
    { status: 429, headers: { "Retry-After": "20" } },
    { status: 200, body: `<html>${words[2]}</html>`, contentType: "text/html" },
    { status: 200, body: "" },
    { status: 200, body: `{"MediaContainer":{"${words[2]}":` },
    { status: 200, body: `{"MediaContainer":{"Metadata":{"${words[2]}":"${words[2]}"}}}` },
    { cutAfterBytes: 60 },
    { reset: true },
  ];

  it("no token, cookie, address or word of anybody's stands in the log", { timeout: 180_000 }, async ({
    world,
    owner,
    friend,
  }) => {
    const [query, title] = words;
    const bad = new Client(world.url);
    const kept = `/api/plex/search?server=${attic}&query=${query}`;
    expect((await owner.get(kept)).status).toBe(200);
    const calls = [
      (n: number) => owner.get(`/api/plex/search?query=${query}${n}`),
      (n: number) => owner.get(`/search?q=${query}${n}page`),
      (n: number) => owner.get(`/api/plex/library/1/all?title=${title}${n}&limit=1`),
      (n: number) => owner.post("/api/plex/playlists", { title: `${title}${n}`, ratingKeys: [ratingKey] }),
      (n: number) =>
        owner.post("/api/plex/progress", {
          ratingKey,
          time: n,
          duration: 9e5,
          state: "playing",
          sessionId: "log",
        }),
      (n: number) => owner.get(`/api/plex/stream/${ratingKey}?offset=${n}`),
      () => owner.get("/api/plex/proxy/library/parts/1/1/file.mp4"),
      () => owner.get("/api/plex/test"),
    ];
    for (const [n, fault] of faults.entries()) {
      await world.control.fault({ host: "*", path: "^/(?!identity)", ...fault });
      for (const call of calls) await (await call(n)).arrayBuffer().catch(() => undefined);
      await world.control.clearFaults();
    }
    await askedWhileAway(world, owner, kept);
    const odd = [
      bad.get(`/api/plex/search?query=${query}`),
      owner.get(`/api/plex/${title}`),
      owner.get(`/${title}/${query}`),
      owner.get(`/api/plex/library/1/${title}`),
      owner.get(`/api/plex/metadata/${title}`),
      owner.get(`/api/plex/libraries?X-Plex-Token=${words[2]}`),
      owner.get("/api/plex/images?path=http://192.0.2.77:32400/x"),
      owner.get(`/api/plex/proxy/${title}/%2F..%2F192.0.2.77`),
      owner.post("/api/plex/rate", `{"${title}"`),
      owner.post("/api/plex/rate", { ratingKey, [title ?? ""]: query }),
      owner.post("/api/plex/rate", "x".repeat(70_000)),
      owner.post("/api/plex/rate", { ratingKey, rating: 1 }, { Origin: "http://192.0.2.77" }),
      owner.get("/api/plex/libraries", {
        "X-Forwarded-For": "192.0.2.77",
        "X-Forwarded-Host": "nas.example.org",
      }),
      bad.get("/api/plex/libraries", { cookie: `marquee.session=${words[2]}` }),
    ];
    for (const response of await Promise.all(odd)) expect(response.status).toBeGreaterThanOrEqual(200);
    await signInTroubles(world);
    await world.control.fault({ host: cinema, path: "/onDeck$", delayMs: 30_000 });
    expect((await owner.get("/api/plex/ondeck")).status).toBe(504);
    const asked = async () => (await owner.get(`/api/plex/search?query=${query}x`)).status;
    await expect.poll(asked, { interval: 1 }).toBe(429);
    await brokenDatabase(world, friend, query ?? "");
    const codes = new Set(linesOf(world).map(({ code }) => code));
    for (const code of [
      ...["bad_request", "unauthorized", "forbidden", "not_found", "payload_too_large", "rate_limited"],
      ...["internal", "unreachable", "bad_reply", "rejected", "unavailable", "timeout"],
    ])
      expect([...codes]).toContain(code);
    await cleanLog(world, owner);
  });

  /** A refill behind somebody's back that fails: Next itself reports it, with the key of its entry. */
  async function askedWhileAway(world: World, owner: Client, path: string) {
    await world.control.down(attic);
    await moveClock(world);
    const response = await owner.get(path);
    expect(response.headers.get("x-marquee-cache")).toBe("stale");
    await expect
      .poll(() => linesOf(world).filter((one) => one["from"] === "console").length)
      .toBeGreaterThan(0);
    expect((await owner.get(`/server/${attic}/item/1`)).status).toBe(200);
    await world.control.up(attic);
  }

  async function signInTroubles(world: World) {
    await world.control.fault({ host: "tv", path: ".", status: 500, body: words[2], times: 1 });
    await beginSignIn(world.url).catch(() => undefined);
    const refused = await beginSignIn(world.url);
    await world.control.deny(refused.code);
    expect(await finishSignIn(refused)).toBe("cancelled");
    const broken = await beginSignIn(world.url);
    await world.control.approve(broken.code, "demo-friend");
    await world.control.fault({ host: "tv", path: "/user", reset: true });
    expect(await finishSignIn(broken)).toBe("unreachable");
    await world.control.clearFaults();
    expect(await finishSignIn({ ...broken, state: "made-up" })).toBe("missing_pin");
  }

  /** What nobody foresees: for a route and for a page, which React reports on the console. */
  async function brokenDatabase(world: World, friend: Client, query: string) {
    const database = new DatabaseSync(join(world.dataDir, "marquee.db"));
    database.exec("ALTER TABLE tag_generations RENAME TO gone");
    database.close();
    const { request } = await linesAbout(world, await friend.get(`/api/plex/search?query=${query}`));
    expect(request).toMatchObject({ status: 500, code: "internal" });
    const story = linesOf(world).find((one) => one.msg === "request failed");
    expect(JSON.stringify(story)).toContain("no such table");
    await (await friend.get(`/search?q=${query}`)).arrayBuffer();
  }

  /** Everything that Marquee wrote, but Next's greeting, which names the address it listens on itself. */
  async function cleanLog(world: World, owner: Client) {
    await expect.poll(() => linesOf(world).at(-1)?.msg).toBe("request");
    const text = world.app.output().replace(/^Marquee listens at .*$/m, "");
    expect(text.length).toBeGreaterThan(20_000);
    const secrets = [...(await world.control.tokens()), ...owner.cookies.values()];
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((one) => text.includes(one))).toEqual([]);
    const hosts = /\b127\.0\.0\.1\b|\b192\.0\.2\.77\b|localhost|::1|nas\.example\.org|plex\.direct/;
    expect(text.split("\n").filter((line) => hosts.test(line))).toEqual([]);
    expect(text.split("\n").filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
    // Nothing speaks past the log.
    const other = text.split("\n").filter((line) => line.trim() && !line.startsWith("{"));
    expect(other.filter((line) => !/^\s*(▲|✓|-|⚠|⨯ isrFlushToDisk)|^clock moved$/.test(line))).toEqual([]);
  }
});
