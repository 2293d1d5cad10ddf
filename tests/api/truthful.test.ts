import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";

const { cinema } = serverIds;
const { ratingKey } = titles.directPlay;
const decide = (body: object = {}) => ["/api/plex/transcode/decision", { ratingKey, ...body }] as const;

it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(({ world }) => world.control.clearFaults());

const rowsOf = async (world: World, path: RegExp) =>
  (await world.control.log()).filter((row) => row.host === cinema && path.test(row.path));
const told = async (world: World, path: RegExp) =>
  (await rowsOf(world, path)).map((row) => row.headers["x-forwarded-for"]);

describe("where the viewer is", () => {
  const away = { "X-Forwarded-For": "203.0.113.9" };

  it("is told to Plex on every call that is made for them", async ({ world, owner }) => {
    const { url } = await (await owner.get(`/api/plex/stream/${ratingKey}`, away)).json();
    await (await owner.get(url, { ...away, Range: "bytes=0-9" })).arrayBuffer();
    const report = { ratingKey, time: 70_000, duration: 600_000, sessionId: "s", state: "stopped" };
    await owner.post("/api/plex/progress", report, away);
    await owner.get("/api/plex/search?query=away", away);
    await (await owner.get(`/server/${cinema}/item/${titles.hevc.ratingKey}`, away)).text();
    for (const path of [/decision$/, /library\/parts/, /timeline/, /search/, /library\/metadata/]) {
      const addresses = await told(world, path);
      expect(addresses.length).toBeGreaterThan(0);
      expect(new Set(addresses)).toEqual(new Set(["203.0.113.9"]));
    }
  });

  it("makes no difference to what is cached", async ({ owner }) => {
    await owner.json(`/api/plex/metadata/${titles.twoVersions.ratingKey}`);
    const again = await owner.get(`/api/plex/metadata/${titles.twoVersions.ratingKey}`, away);
    expect(again.headers.get("x-marquee-cache")).toBe("hit");
  });

  it.for([
    ["lan", {}, {}],
    ["lan", { "X-Forwarded-For": "192.168.1.20" }, {}],
    ["lan", { "X-Forwarded-For": "192.168.1.20" }, { location: "lan" }],
    ["wan", away, {}],
    ["wan", away, { location: "lan" }],
    ["wan", { "X-Forwarded-For": "203.0.113.9, 127.0.0.1" }, {}],
    ["wan", { "X-Forwarded-For": "192.168.1.20, 203.0.113.9" }, {}],
    ["wan", {}, { location: "wan" }],
    ["cellular", {}, { location: "cellular" }],
    ["cellular", away, { location: "cellular" }],
  ] as const)("is %s for %j who says %j", async ([location, headers, says], { world, owner }) => {
    const response = await owner.post(...decide(says), headers);
    expect(await response.json()).toMatchObject({ location });
    expect((await rowsOf(world, /decision$/)).map(({ query }) => query["location"])).toEqual([location]);
    const query = new URLSearchParams(says);
    const stream = await (
      await owner.get(`/api/plex/stream/${titles.hevc.ratingKey}?${query}`, headers)
    ).json();
    expect(stream).toMatchObject({ options: { location } });
    expect(new URL(stream.url, world.url).searchParams.get("location")).toBe(location);
  });

  it("is away from a server that Marquee reaches only through Plex's relay", async ({ world }) => {
    await world.control.resource({ account: "demo-friend", shape: "relay-only", serverId: cinema });
    const friend = await world.signIn("demo-friend");
    await friend.post(...decide());
    expect((await rowsOf(world, /decision$/)).map(({ query }) => query["location"])).toEqual(["wan"]);
  });

  it("must be one of Plex's words", async ({ owner }) => {
    expect((await owner.post(...decide({ location: "moon" }))).status).toBe(400);
  });

  it("isn't believed from somebody who isn't a trusted proxy", async ({ world, owner }) => {
    await world.restart({ TRUST_PROXY: "none" });
    owner.base = world.url;
    await owner.post(...decide(), away);
    expect(await told(world, /decision$/)).toEqual(["127.0.0.1"]);
    await world.restart();
    owner.base = world.url;
  });
});

describe("a refusal", () => {
  const words = "The owner of this server does not allow playing from remote networks.";
  const problemOf = async (response: Response) => {
    const { status, code, detail } = await response.json();
    return [status, code, detail];
  };

  it("inside a decision is told in Plex's words", async ({ world, owner }) => {
    await world.control.fault({
      host: cinema,
      path: "/decision$",
      bitrateCap: 2_000,
      code: 2_001,
      text: words,
    });
    expect(await (await owner.post(...decide())).json()).toMatchObject({ mode: "refused", refusal: words });
    expect(await problemOf(await owner.get(`/api/plex/stream/${ratingKey}`))).toEqual([
      502,
      "rejected",
      words,
    ]);
    const less = await owner.get(`/api/plex/stream/${ratingKey}?maxVideoBitrate=1000`);
    expect(less.status).toBe(200);
  });

  it.for([
    [{ generalDecisionCode: 2000, generalDecisionText: "No way.", transcodeDecisionText: words }],
    [{ generalDecisionCode: 2001, generalDecisionText: words, transcodeDecisionText: "Because." }],
    [{ generalDecisionCode: 2000, generalDecisionText: "No way.", mdeDecisionText: words }],
    [{ mdeDecisionCode: 2001, mdeDecisionText: words }],
    [{ generalDecisionCode: 1000, terminationCode: 2006, terminationText: words }],
  ] as const)("is the most telling of Plex's texts: %j", async ([said], { world, owner }) => {
    const body = JSON.stringify({ MediaContainer: { size: 0, ...said } });
    const fault = { host: cinema, path: "/decision$", status: 200, contentType: "application/json", body };
    await world.control.fault(fault);
    expect(await problemOf(await owner.get(`/api/plex/stream/${ratingKey}`))).toEqual([
      502,
      "rejected",
      words,
    ]);
  });

  const html = (text: string) =>
    `<html><head><title>Forbidden</title></head><body><h1>403 Forbidden</h1><p>${text}</p></body></html>`;
  it.for([
    ["XML", 403, `<?xml version="1.0"?>\n<Response code="1000" title="No" status="${words}"/>`, words],
    ["HTML", 403, html(words), words],
    ["JSON", 403, JSON.stringify({ errors: [{ code: 1, message: words }] }), words],
    ["nothing but the status", 403, undefined, "Plex does not allow this"],
    ["an address", 403, html("See http://192.0.2.1:32400/web"), "Plex does not allow this"],
    ["a token", 403, html("X-Plex-Token=abcdefgh is not allowed"), "Plex does not allow this"],
    [
      "no bandwidth",
      509,
      html("Not enough bandwidth.").replace("403 Forbidden", "509"),
      "Not enough bandwidth.",
    ],
  ] as const)("of bytes is told in Plex's words: %s", async ([, status, body, detail], { world, owner }) => {
    const { url } = await owner.json<{ url: string }>(`/api/plex/stream/${ratingKey}`);
    for (const path of ["^/library/parts/", "/decision$"]) {
      await world.control.fault({ host: cinema, path, status, ...(body ? { body } : {}) });
    }
    const expected = status === 403 ? [403, "forbidden", detail] : [502, "rejected", detail];
    expect(await problemOf(await owner.get(url))).toEqual(expected);
    expect(await problemOf(await owner.get(`/api/plex/stream/${ratingKey}`))).toEqual(expected);
  });

  it("of anything else says nothing of Plex's body", async ({ world, owner }) => {
    await world.control.fault({ host: cinema, path: "/search", status: 403, body: html(words) });
    const [, , detail] = await problemOf(await owner.get("/api/plex/search?query=secret"));
    expect(detail).toBe("Plex does not allow this");
  });
});
