import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import { handlers } from "../support/openapi.ts";

type Row = { ratingKey: string; title: string; type: string; viewOffset?: number; viewCount?: number };
type Page = { size: number; totalSize: number; offset: number; Metadata: Row[] };

const routes = [
  "GET servers",
  "POST servers/current",
  "GET test",
  "GET libraries",
  "GET library/1/all",
  "GET metadata/1",
  "GET search?query=harbour",
  "GET ondeck",
  "GET continue",
  "GET recent",
  "POST progress",
  "POST scrobble",
  "POST unscrobble",
  "POST rate",
  "POST transcode/decision",
  "GET stream/1",
  "GET proxy/library/parts/1/1/file.mp4",
  "HEAD proxy/library/parts/1/1/file.mp4",
  "GET images?path=/library/metadata/1/thumb/1",
];

describe("signed out", () => {
  it.for(routes)("%s is refused", async (route, { world }) => {
    const [method, path] = route.split(" ");
    const response = await new Client(world.url).send(`/api/plex/${path}`, { method });
    expect(response.status).toBe(401);
    if (method === "HEAD") return;
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      code: "unauthorized",
      status: 401,
      requestId: expect.stringMatching(/./),
    });
  });
});

describe("servers", () => {
  it("are listed with their addresses and without a token", async ({ world, owner }) => {
    const servers = await owner.json<Record<string, unknown>[]>("/api/plex/servers");
    expect(servers).toHaveLength(2);
    const cinema = servers.find((one) => one["id"] === serverIds.cinema);
    expect(cinema).toMatchObject({
      name: "Demo Cinema",
      owned: true,
      isActive: true,
      protocol: "http",
      host: "127.0.0.1",
      port: expect.any(Number),
      preferredUri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      publicAddress: expect.any(String),
      localAddresses: expect.any(Array),
      version: expect.any(String),
    });
    expect(cinema?.["connections"]).toHaveLength(2);
    const text = JSON.stringify(servers);
    for (const token of await world.control.tokens()) expect(text).not.toContain(token);
  });

  it("can be switched, and addressed without switching", async ({ owner }) => {
    const here = await owner.json<{ title: string }[]>("/api/plex/libraries");
    const there = await owner.json<{ title: string }[]>(`/api/plex/libraries?server=${serverIds.attic}`);
    expect(there).not.toEqual(here);
    const switched = await owner.post("/api/plex/servers/current", { serverId: serverIds.attic });
    expect(await switched.json()).toEqual({ message: expect.any(String), serverId: serverIds.attic });
    expect(await owner.json("/api/plex/libraries")).toEqual(there);
    await owner.post("/api/plex/servers/current", { serverId: serverIds.cinema });
    expect(await owner.json("/api/plex/libraries")).toEqual(here);
  });

  it("that aren't theirs are not found", async ({ world }) => {
    const friend = await world.signIn("demo-friend");
    expect((await friend.post("/api/plex/servers/current", { serverId: serverIds.attic })).status).toBe(404);
    expect((await friend.get(`/api/plex/libraries?server=${serverIds.attic}`)).status).toBe(404);
  });

  it("are tested, and a dead one is an answer with its reason", async ({ world, owner }) => {
    expect(await owner.json("/api/plex/test")).toMatchObject({
      connected: true,
      server: { id: serverIds.cinema, name: "Demo Cinema" },
      capabilities: { transcoderVideo: true },
      connection: { uri: expect.any(String), local: expect.any(Boolean), relay: false },
      latencyMs: expect.any(Number),
    });
    await world.control.down(serverIds.attic);
    expect(await owner.json(`/api/plex/test?server=${serverIds.attic}`)).toMatchObject({
      connected: false,
      reason: expect.any(String),
    });
    expect((await owner.get(`/api/plex/ondeck?server=${serverIds.attic}`)).status).toBe(502);
    const known = await owner.get(`/api/plex/libraries?server=${serverIds.attic}`);
    expect([known.status, known.headers.get("x-marquee-cache")]).toEqual([200, "hit"]);
    await world.control.up(serverIds.attic);
    expect(await owner.json(`/api/plex/test?server=${serverIds.attic}`)).toMatchObject({ connected: true });
  });
});

describe("browsing", () => {
  it("lists libraries", async ({ owner }) => {
    const found = await owner.json<{ key: string; type: string }[]>("/api/plex/libraries");
    expect(found.map(({ key, type }) => [key, type])).toContainEqual([titles.sections.shows, "show"]);
    expect(JSON.stringify(found)).not.toContain("Location");
  });

  it("pages through a library to its last title", async ({ owner }) => {
    const address = `/api/plex/library/${titles.sections.archive}/all?sort=titleSort`;
    const first = await owner.json<Page>(address);
    expect(first).toMatchObject({ size: 50, totalSize: titles.archiveSize, offset: 0 });
    const last = await owner.json<Page>(`${address}&offset=4990&limit=200`);
    expect(last).toMatchObject({ size: 10, totalSize: titles.archiveSize, offset: 4990 });
    expect(last.Metadata.at(-1)?.title).toBe(titles.lastOfArchive.title);
    expect(await owner.json(`${address}&offset=6000`)).toMatchObject({ size: 0, Metadata: [] });
  });

  it("passes Plex's filters on, operators too", async ({ owner }) => {
    const all = await owner.json<Page>(`/api/plex/library/${titles.sections.archive}/all`);
    const late = await owner.json<{ totalSize: number; Metadata: { year: number }[] }>(
      `/api/plex/library/${titles.sections.archive}/all?year%3E%3E=2000`,
    );
    expect(late.totalSize).toBeGreaterThan(0);
    expect(late.totalSize).toBeLessThan(all.totalSize);
    expect(late.Metadata.every((one) => one.year > 2000)).toBe(true);
  });

  it("gives one item, with its parts only when asked", async ({ owner }) => {
    const plain = await owner.json<Record<string, unknown>>(
      `/api/plex/metadata/${titles.directPlay.ratingKey}`,
    );
    expect(plain).toMatchObject({ ...titles.directPlay, Marker: [], Chapter: [] });
    expect(plain).not.toHaveProperty("Extras");
    const full = await owner.json<Record<string, unknown[]>>(
      `/api/plex/metadata/${titles.directPlay.ratingKey}?includeMarkers=1&includeChapters=1&includeExtras=1`,
    );
    expect(full["Chapter"]?.length).toBeGreaterThan(0);
    expect(full["Extras"]).toMatchObject({ Metadata: expect.any(Array) });
    const show = await owner.json(`/api/plex/metadata/${titles.show.ratingKey}?includeChildren=1`);
    expect(show).toMatchObject({ Children: { Metadata: expect.arrayContaining([expect.any(Object)]) } });
    expect(JSON.stringify(full)).not.toMatch(/"file":/);
  });

  it("searches", async ({ owner }) => {
    const found = await owner.json<Row[]>("/api/plex/search?query=harbour");
    expect(found.map((one) => one.title)).toContain(titles.show.title);
    const shows = await owner.json<Row[]>("/api/plex/search?query=harbour&type=show");
    expect(new Set(shows.map((one) => one.type))).toEqual(new Set(["show"]));
    expect(await owner.json("/api/plex/search?query=h")).toEqual([]);
    expect(await owner.json("/api/plex/search?query=nosuchtitleanywhere")).toEqual([]);
  });

  it("knows what was begun, what is next and what is new", async ({ owner }) => {
    const begun = await owner.json<Row[]>("/api/plex/continue");
    expect(begun.find((one) => one.ratingKey === titles.inProgress.ratingKey)?.viewOffset).toBe(
      titles.inProgress.viewOffset,
    );
    expect((await owner.json<Row[]>("/api/plex/ondeck")).some((one) => one.type === "episode")).toBe(true);
    expect((await owner.json<Row[]>("/api/plex/recent")).length).toBeGreaterThan(5);
    const films = await owner.json<Row[]>(`/api/plex/recent?library=${titles.sections.movies}`);
    expect(new Set(films.map((one) => one.type))).toEqual(new Set(["movie"]));
    expect((await owner.json<Page>(`/api/plex/library/${titles.sections.empty}/all`)).Metadata).toEqual([]);
  });
});

/** The sixteen calls that Marquee's first issue asks for, each by the name it has there, with what has to come. */
const { ratingKey } = titles.directPlay;
const words = expect.any(String);
const number = expect.any(Number);
const item = expect.objectContaining({ ratingKey: words, title: words, type: words });
const film = { ratingKey, time: 60_000, duration: 600_000, state: "playing" };
const sixteen: [route: string, asked: string | [path: string, body: object], answer: unknown][] = [
  [
    "GET /api/plex/servers",
    "servers",
    expect.arrayContaining([expect.objectContaining({ id: serverIds.cinema, isActive: true })]),
  ],
  [
    "POST /api/plex/servers/current",
    ["servers/current", { serverId: serverIds.cinema }],
    { message: words, serverId: serverIds.cinema },
  ],
  ["GET /api/plex/test", "test", expect.objectContaining({ connected: true, latencyMs: number })],
  [
    "GET /api/plex/libraries",
    "libraries",
    expect.arrayContaining([expect.objectContaining({ key: titles.sections.movies, type: "movie" })]),
  ],
  [
    "GET /api/plex/library/{id}/all",
    `library/${titles.sections.movies}/all?limit=1`,
    { size: 1, totalSize: number, offset: 0, Metadata: [item] },
  ],
  ["GET /api/plex/metadata/{id}", `metadata/${ratingKey}`, expect.objectContaining(titles.directPlay)],
  ["GET /api/plex/search", "search?query=harbour", expect.arrayContaining([item])],
  ["GET /api/plex/ondeck", "ondeck", expect.arrayContaining([item])],
  ["GET /api/plex/continue", "continue", expect.arrayContaining([item])],
  ["GET /api/plex/recent", "recent", expect.arrayContaining([item])],
  [
    "POST /api/plex/progress",
    ["progress", { ...film, sessionId: "seed" }],
    expect.objectContaining({ ...film, message: words }),
  ],
  ["POST /api/plex/scrobble", ["scrobble", { ratingKey }], { message: words, ratingKey }],
  ["POST /api/plex/unscrobble", ["unscrobble", { ratingKey }], { message: words, ratingKey }],
  ["POST /api/plex/rate", ["rate", { ratingKey, rating: 8 }], expect.objectContaining({ ratingKey })],
  [
    "POST /api/plex/transcode/decision",
    ["transcode/decision", { ratingKey }],
    expect.objectContaining({ mode: "directplay", generalDecisionCode: 1000 }),
  ],
  [
    "GET /api/plex/stream/{ratingKey}",
    `stream/${ratingKey}`,
    expect.objectContaining({
      ...{ url: expect.stringMatching(/^\/api\/plex\/proxy\//), sessionId: words },
      ...{ ratingKey, mode: "directplay", options: expect.any(Object) },
    }),
  ],
];

describe("the sixteen of the seed", () => {
  it.for(sixteen)("%s", async ([, asked, answer], { owner }) => {
    const [path, body] = typeof asked === "string" ? [asked] : asked;
    const response = await (body ? owner.post(`/api/plex/${path}`, body) : owner.get(`/api/plex/${path}`));
    expect([response.status, await response.json()]).toEqual([200, answer]);
  });

  it("are sixteen, each a handler of that name", () => {
    const known = handlers().map((one) => one.key);
    expect(sixteen).toHaveLength(16);
    for (const [route] of sixteen) expect(known).toContain(route);
  });
});
