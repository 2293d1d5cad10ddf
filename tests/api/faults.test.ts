import { afterAll, describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { make } from "../support/calls.ts";
import type { Client } from "../support/client.ts";
import type { Fault } from "../support/control.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";
import type { Call } from "./cases/row.ts";

/*
 * The fault matrix: whatever goes wrong at Plex, each kind of call gets an answer that says what it was. What
 * the callers got is printed as a table at the end.
 */

const { cinema, attic } = serverIds;
const { ratingKey } = titles.directPlay;

/** A page that no cache knows, so that Plex is asked each time. */
let page = 0;
let reports = 0;
type Named = [method: string, call: Call];
const film = { ratingKey, duration: 600_000, time: 120_000, sessionId: "matrix" };
const calls = {
  read: (): Named => ["GET", `library/1/all?limit=1&offset=${page++ % 8}&year%3C=${2100 + page}`],
  write: (): Named => ["POST", ["rate", { ratingKey, rating: 5 }]],
  // Each of another film: what was kept of the same one would be told first.
  report: (): Named => ["POST", ["progress", { ...film, ratingKey: String(++reports), state: "playing" }]],
  decision: (): Named => ["GET", `stream/${ratingKey}`],
  bytes: (): Named => ["GET", file],
  segment: (): Named => ["GET", segment],
  picture: (): Named => ["GET", `images?path=/library/metadata/1/thumb/1&width=${100 + page++}&height=300`],
};
type Kind = keyof typeof calls;
const kinds = Object.keys(calls) as Kind[];

/** A reverse proxy's own page. Without a body it is how Plex says that a write was done (PROTOCOL §9.1). */
const page200 = { status: 200, body: "<html>Sign in</html>", contentType: "text/html" };
const CUT = "20x, then cut";
/** What a player reported while Plex couldn't listen is told later (docs/decisions/012). */
const KEPT = { report: "202" };

/** A fault, of all paths but `/identity` where it names none, or what else makes things go wrong. */
type Wrong = Partial<Fault> | ((world: World) => Promise<unknown>);
/** What each kind of call gets: one answer for all, or those that differ. */
type Row = [name: string, wrong: Wrong, expected: string, but?: Partial<Record<Kind, string>>];

const HALF = { bytes: "206" };
const everything = { host: cinema, path: "^/(?!identity)" };
const anotherMachine = { host: cinema, path: "^/identity$", set: { machineIdentifier: "another-machine" } };

const rows: Row[] = [
  ["400", { status: 400 }, "502 rejected"],
  ["401, the new token too", { status: 401 }, "401 unauthorized"],
  ["403", { status: 403 }, "403 forbidden"],
  ["404", { status: 404 }, "404 not_found"],
  ["429, worth waiting", { status: 429, headers: { "Retry-After": "0" } }, "429 rate_limited", KEPT],
  ["429, not worth it", { status: 429, headers: { "Retry-After": "20" } }, "429 rate_limited", KEPT],
  ["500", { status: 500 }, "502 bad_reply", KEPT],
  ["502", { status: 502 }, "502 unreachable", KEPT],
  ["503, starting", { status: 503 }, "503 unavailable", KEPT],
  ["504", { status: 504 }, "504 timeout", KEPT],
  ["a reset", { reset: true }, "502 unreachable", KEPT],
  ["a page with 200", page200, "502 bad_reply", KEPT],
  ["nothing with 200", { ...page200, body: "" }, "502 bad_reply", { write: "200", report: "200" }],
  ["blanks past all measure", { ...page200, body: " ".repeat(100_000) }, "502 bad_reply", KEPT],
  [
    "a body that breaks off",
    { cutAfterBytes: 40 },
    "502 unreachable",
    { ...KEPT, bytes: CUT, segment: CUT, picture: CUT },
  ],
  ["a dead address", (world: World) => world.control.down(cinema), "502 unreachable", KEPT],
  ["another machine there", (world: World) => resetThenStranger(world), "502 unreachable", KEPT],
  ["start-up mode", (world: World) => world.control.starting(cinema), "503 unavailable", KEPT],
  ["numbers as text", { numbersAsStrings: true }, "200", HALF],
  ["missing keys", { without: ["title", "size", "totalSize", "viewCount"] }, "200", HALF],
  ["late, within the limits", { delayMs: 300, jitterMs: 200 }, "200", HALF],
  ["a slow line", { bytesPerSecond: 400_000 }, "200", HALF],
  ["a bitrate cap", { path: "/decision$", bitrateCap: 100 }, "200", { ...HALF, decision: "502 rejected" }],
  ["a slow segment", { path: "/base/\\d+\\.", delayMs: 2_000 }, "200", HALF],
  [
    "a segment that isn't there yet",
    { path: "/base/", status: 404 },
    "200",
    { ...HALF, segment: "404 not_found" },
  ],
  ["a playback that is ended", (world: World) => world.control.terminate(end), "200", HALF],
];
const end = { serverId: cinema, sessionId: film.sessionId, code: 2006, text: "Ended by the owner" };

/** What goes wrong at the moment. */
const struck: number[] = [];
const strike = async (world: World, fault: Fault) => struck.push((await world.control.fault(fault)).id);

/** The address in use breaks, and who answers there from then on is somebody else. */
async function resetThenStranger(world: World) {
  await strike(world, anotherMachine);
  await strike(world, { ...everything, reset: true });
}

const got = new Map<string, Record<Kind, string>>();

let file = "";
let segment = "";
it.beforeAll(async ({ world, owner }) => {
  const { url } = await owner.json<{ url: string }>(`/api/plex/stream/${ratingKey}`);
  file = url.replace("/api/plex/", "");
  segment = await firstSegment(world, owner);
  await owner.json(`/api/plex/libraries?server=${attic}`);
});
afterAll(() => {
  const cells = [...got].map(([name, row]) => [name, ...kinds.map((kind) => row[kind] ?? "")]);
  const table = [["What goes wrong", ...kinds], ...cells];
  const lines = table.map((row) => row.map((cell, at) => cell.padEnd(at === 0 ? 32 : 18)).join(""));
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
});

/** The first segment of a film that is being transcoded. */
async function firstSegment(world: World, owner: Client): Promise<string> {
  const { url } = await owner.json<{ url: string }>(`/api/plex/stream/${titles.hevc.ratingKey}`);
  const next = async (address: string) => {
    const lines = (await (await owner.get(address)).text()).split("\n");
    return new URL(lines.find((line) => line && !line.startsWith("#")) ?? "", world.url + address).pathname;
  };
  return (await next(await next(url))).replace("/api/plex/", "");
}

async function outcome(owner: Client, kind: Kind, serverId: string): Promise<string> {
  const [method, call] = calls[kind]();
  const range = kind === "bytes" ? { Range: "bytes=0-65535" } : undefined;
  const there = typeof call === "string" ? call.replace(cinema, serverId) : call;
  const response = await make(owner, method, there, {}, `server=${serverId}`, range);
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  try {
    if (isProblem) return `${response.status} ${(await response.json()).code}`;
    await response.arrayBuffer();
    return String(response.status);
  } catch {
    return CUT;
  }
}

/** All kinds at once. */
async function across(owner: Client, serverId: string): Promise<Record<Kind, string>> {
  const pairs = await Promise.all(
    kinds.map(async (kind) => [kind, await outcome(owner, kind, serverId)] as const),
  );
  // Every kind is in it once.
  return Object.fromEntries(pairs) as Record<Kind, string>;
}

describe.each(rows)("%s", (name, wrong, expected, but = {}) => {
  it.beforeAll(async ({ world, owner }) => {
    // On a busy machine Plex has long ended a playback that nobody asked for.
    const response = await owner.get(`/api/plex/${segment}`);
    await response.arrayBuffer();
    if (!response.ok) segment = await firstSegment(world, owner);
  });
  it.afterEach(async ({ world, owner }) => {
    for (const id of struck.splice(0)) await world.control.clearFault(id);
    await world.control.started(cinema);
    await world.control.up(cinema);
    await owner.get("/api/plex/test");
  });
  it.for(kinds)("%s", async (kind, { world, owner }) => {
    await (typeof wrong === "function" ? wrong(world) : strike(world, { ...everything, ...wrong }));
    const answer = await outcome(owner, kind, cinema);
    expect(answer).toBe(but[kind] ?? expected);
    got.set(name, { ...got.get(name), [kind]: answer } as Record<Kind, string>);
  });
});

describe("late, beyond the limits", () => {
  it("is a time-out for everybody", async ({ world, owner }) => {
    // Of ten and thirty seconds, three and nine are enough to see: nothing is answered within either.
    await world.restart({ PLEX_TIMEOUT: "3" });
    owner.base = world.url;
    await world.control.fault({ host: attic, path: "^/(?!identity)", delayMs: 45_000 });
    const tooLate = await across(owner, attic);
    got.set("late, beyond the limits", tooLate);
    const { report, ...others } = tooLate;
    expect(report).toBe("202");
    for (const answer of Object.values(others)) expect(answer).toBe("504 timeout");
  });
});
