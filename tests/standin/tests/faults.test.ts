import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { Listener } from "./listener.ts";
import { convert, decide } from "./player.ts";
import { ask, isJson, type Json, listOf, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());
afterEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const fault = (about: object) =>
  turn(standin, "POST", "/faults", { host: serverIds.cinema, path: "^/library", ...about });
const timed = async <T>(act: () => Promise<T>): Promise<[ms: number, of: T]> => {
  const from = performance.now();
  const of = await act();
  return [performance.now() - from, of];
};
const sections = () => owner.ask("/library/sections");
const { ratingKey } = titles.directPlay;

test("a status without a body is said in the words of its host", async () => {
  await fault({ status: 500 });
  const pms = await sections();
  expect(pms.text).toBe(
    "<html><head><title>Internal Server Error</title></head><body><h1>500 Internal Server Error</h1></body></html>",
  );
  expect([pms.status, pms.headers.get("content-type"), pms.headers.get("x-plex-protocol")]).toEqual([
    500,
    "text/html",
    "1.0",
  ]);
  await turn(standin, "POST", "/faults", { host: "discover", path: ".", status: 500 });
  const discover = await ask(`${standin.discoverUrl}/library/sections/watchlist/all`);
  expect(discover.body).toMatchObject({ Error: { message: "Internal Server Error" } });
});

test("429 on plex.tv is its JSON, with a Retry-After", async () => {
  const headers = { "Retry-After": "5" };
  await turn(standin, "POST", "/faults", { host: "tv", path: "/pins", status: 429, headers, times: 1 });
  const create = () => ask(`${standin.url}/api/v2/pins?strong=true`, { method: "POST" });
  const limited = await create();
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "5"]);
  expect(limited.body).toEqual({ errors: [{ code: 429, message: "Too Many Requests", status: 429 }] });
  expect((await create()).status).toBe(201);
});

test("an HTML body, also with status 200", async () => {
  await fault({ status: 200, body: "<html><title>Captive portal</title></html>" });
  const { status, headers, text } = await sections();
  expect([status, headers.get("content-type")]).toEqual([200, "text/html"]);
  expect(text).toContain("Captive portal");
});

test("a fixed delay, then the truth", async () => {
  await fault({ delayMs: 200 });
  const [ms, { status }] = await timed(sections);
  expect(status).toBe(200);
  expect(ms).toBeGreaterThanOrEqual(195);
});

test("jitter is different every time", async () => {
  await fault({ delayMs: 50, jitterMs: 400 });
  const all = await Promise.all(Array.from({ length: 8 }, () => timed(sections)));
  const times = all.map(([ms]) => ms);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(45);
  // Eight of four hundred milliseconds within twenty of each other: one run in a hundred million.
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(20);
});

test("a cut in the middle of JSON", async () => {
  await fault({ cutAfterBytes: 40 });
  await expect(sections()).rejects.toThrow();
});

test("a reset is a reset, and not an end", async () => {
  await fault({ reset: true, times: 1 });
  const error: unknown = await sections().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ cause: { code: "ECONNRESET" } });
  expect((await sections()).status).toBe(200);
});

test("numbers drift into text, and nothing else changes", async () => {
  const before = await owner.container("/library/sections");
  await fault({ numbersAsStrings: true });
  const after = await owner.container("/library/sections");
  expect([before.size, after.size]).toEqual([expect.any(Number), String(before.size)]);
  const drifted = JSON.stringify(before, (_, value: unknown) =>
    typeof value === "number" ? String(value) : value,
  );
  expect(JSON.stringify(after)).toBe(drifted);
});

test("keys go missing, wherever they are", async () => {
  await fault({ without: ["title", "size"] });
  const after = await owner.container("/library/sections");
  expect(after).not.toHaveProperty("size");
  for (const row of listOf(after.Directory)) {
    expect(row).not.toHaveProperty("title");
    expect(row).toHaveProperty("key");
  }
});

test("a wrong machineIdentifier, as behind an address that is somebody else's now", async () => {
  await fault({ path: "^/identity$", set: { machineIdentifier: "0".repeat(40) } });
  expect(await owner.container("/identity")).toMatchObject({
    machineIdentifier: "0".repeat(40),
    claimed: true,
  });
  expect(await owner.container("/")).toMatchObject({ machineIdentifier: serverIds.cinema });
});

test("start-up: 503 and its XML on every path, for listeners too, until it has started", async () => {
  await turn(standin, "POST", `/servers/${serverIds.cinema}/starting`);
  for (const path of ["/identity", "/", "/library/sections", "/nowhere"]) {
    const { status, headers, text } = await owner.ask(path);
    expect([status, headers.get("content-type")]).toEqual([503, "text/xml;charset=utf-8"]);
    expect(text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Response code="503" title="Maintenance" status="Plex Media Server is currently running startup maintenance tasks."/>\n`,
    );
  }
  await expect(Listener.socket(owner)).rejects.toThrow("503");
  await turn(standin, "POST", `/servers/${serverIds.cinema}/started`);
  expect((await sections()).status).toBe(200);
  await expect(turn(standin, "POST", "/servers/unknown/starting")).rejects.toThrow("404");
});

test("a dead address: the port is closed, and opens again under the same number", async () => {
  await turn(standin, "POST", `/servers/${serverIds.cinema}/down`);
  const error: unknown = await sections().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ cause: { code: "ECONNREFUSED" } });
  await turn(standin, "POST", `/servers/${serverIds.cinema}/up`);
  expect((await sections()).status).toBe(200);
});

test("above the bitrate cap a decision is refused inside a 200, and nothing is started", async () => {
  await fault({ path: "/decision$", bitrateCap: 2000, code: 2003, text: "Too much." });
  const decision = async (more: Record<string, string>): Promise<Json> => {
    const { status, body } = await decide(owner, titles.hevc.ratingKey, { session: "capped", ...more });
    expect(status).toBe(200);
    return isJson(body.MediaContainer) ? body.MediaContainer : {};
  };
  for (const more of [{ maxVideoBitrate: "4000" }, { maxVideoBitrate: "" }]) {
    const refused = await decision(more);
    expect(refused).toMatchObject({ generalDecisionCode: 2003, generalDecisionText: "Too much." });
    expect(refused).not.toHaveProperty("Metadata");
  }
  expect((await owner.ask("/video/:/transcode/universal/ping?session=capped")).status).toBe(404);
  expect(await decision({ maxVideoBitrate: "2000" })).toMatchObject({ generalDecisionCode: 1001 });
});

test("a slow first segment, and only that", async () => {
  await fault({ path: "/base/\\d+\\.", delayMs: 400, times: 1 });
  const segment = await convert(owner, titles.hevc.ratingKey, "slow");
  const [first, { status }] = await timed(() => owner.ask(segment(0)));
  expect(status).toBe(200);
  expect(first).toBeGreaterThanOrEqual(395);
  const [again] = await timed(() => owner.ask(segment(0)));
  expect(again).toBeLessThan(395);
});

test("early segments are 404 for a while", async () => {
  await fault({ path: "/base/0000[01]\\.", status: 404, times: 2 });
  const segment = await convert(owner, titles.hevc.ratingKey, "early");
  const tries = [];
  for (let n = 0; n < 3; n++) tries.push((await owner.ask(segment(0))).status);
  expect(tries).toEqual([404, 404, 200]);
});

test("a stream of so many bytes a second is the same stream", async () => {
  const [media] = listOf((await owner.item(ratingKey)).Media);
  const key = String(listOf(media?.Part)[0]?.key);
  const bytes = async () => {
    const headers = { "X-Plex-Token": owner.token, Range: "bytes=1000-61439" };
    const response = await fetch(owner.base + key, { headers });
    expect(response.status).toBe(206);
    return Buffer.from(await response.arrayBuffer());
  };
  const real = await bytes();
  await fault({ path: "^/library/parts/", bytesPerSecond: 120_000 });
  const [ms, slow] = await timed(bytes);
  expect(slow.equals(real)).toBe(true);
  expect(slow).toHaveLength(60_440);
  expect(ms).toBeGreaterThanOrEqual(450);
});

test("leaving a slow stream leaves nothing running", async () => {
  await fault({ path: "^/library/sections", bytesPerSecond: 10 });
  await expect(owner.ask("/library/sections", { signal: AbortSignal.timeout(150) })).rejects.toThrow();
  await turn(standin, "DELETE", "/faults");
  expect((await sections()).status).toBe(200);
});

test("only queries that fit, only after so many, and taken back by number", async () => {
  await fault({ path: "/all$", query: "sort=random", status: 500 });
  expect((await owner.ask("/library/sections/4/all")).status).toBe(200);
  expect((await owner.ask("/library/sections/4/all?sort=random")).status).toBe(500);
  const { id } = await fault({ path: "^/library/sections$", status: 502, after: 1 });
  expect([(await sections()).status, (await sections()).status]).toEqual([200, 502]);
  await turn(standin, "DELETE", `/faults/${String(id)}`);
  expect((await sections()).status).toBe(200);
  await expect(turn(standin, "DELETE", `/faults/${String(id)}`)).rejects.toThrow("404");
});

test.each([
  [{ statsu: 500 }, "statsu"],
  [{ status: "500" }, "status"],
  [{ without: "title" }, "without"],
  [{ path: "(" }, "Invalid regular expression"],
])("a fault that is none is refused: %j", async (about, why) => {
  await expect(fault(about)).rejects.toThrow(why);
});

test("a termination's words reach the player of that session alone", async () => {
  const friend = await Visitor.on(standin, "demo-friend");
  const end = { serverId: serverIds.cinema, sessionId: "theirs", code: 2006, text: "Enough for today." };
  await turn(standin, "POST", "/terminations", end);
  const report = async (session: string) =>
    (await friend.report(ratingKey, 70_000, 600_000, session)).body.MediaContainer;
  expect(await report("another")).not.toHaveProperty("terminationCode");
  expect(await report("theirs")).toMatchObject({
    terminationCode: 2006,
    terminationText: "Enough for today.",
  });
});
