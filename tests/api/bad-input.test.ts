import http from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds, titles } from "../../lib/standin/titles.ts";
import type { Client } from "../support/client.ts";
import { startWorld, type World } from "../support/world.ts";

let world: World;
let owner: Client;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  // From here on a request needs nothing of plex.tv or of the server's address any more.
  await owner.get("/api/plex/libraries");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());

/** Sends a request line as it is: fetch would tidy the path up first. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(world.url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path, headers: { cookie: owner.cookieHeader(), ...headers } },
      async (response) => {
        let body = "";
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode ?? 0, body });
      },
    );
    request.on("error", reject).end();
  });
}

async function isProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = await response.json();
  expect(problem).toMatchObject({
    status,
    code,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    requestId: expect.stringMatching(/./),
    type: `urn:marquee:${code}`,
  });
}

describe("queries and paths that make no sense", () => {
  it.each([
    ["library/abc/all"],
    ["library/1/all?limit=100000"],
    ["library/1/all?limit=0"],
    ["library/1/all?offset=-1"],
    ["library/1/all?limit=ten"],
    ["library/1/all?sort=title;drop"],
    ["library/1/all?nosuchfilter=1"],
    ["library/1/all?X-Plex-Container-Size=5"],
    ["metadata/abc"],
    ["metadata/1,2"],
    ["metadata/1?includeExtras=maybe"],
    ["search"],
    ["search?query="],
    ["search?query=%20%20"],
    ["search?query=film&limit=0"],
    ["search?query=film&type=everything"],
    ["recent?library=../1"],
    ["stream/abc"],
    ["stream/1?offset=-5"],
    ["stream/1?maxVideoBitrate=fast"],
    ["images"],
    ["images?path=/library/metadata/1/thumb/1&width=100000"],
    ["libraries?X-Plex-Token=mine"],
    ["proxy/library/parts/1/1/file.mp4?x-plex-token=mine"],
  ])("GET %s", async (path) => {
    await isProblem(await owner.get(`/api/plex/${path}`), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });

  it("a token of the caller's own in a header", async () => {
    await isProblem(await owner.get("/api/plex/libraries", { "X-Plex-Token": "mine" }), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });

  it("servers and items that don't exist", async () => {
    await isProblem(await owner.get("/api/plex/libraries?server=nosuchserver"), 404, "not_found");
    await isProblem(
      await owner.post("/api/plex/servers/current", { serverId: "nosuchserver" }),
      404,
      "not_found",
    );
    expect(await world.control.log()).toEqual([]);
    await isProblem(await owner.get("/api/plex/metadata/99999999"), 404, "not_found");
    await isProblem(await owner.get("/api/plex/stream/99999999"), 404, "not_found");
    await isProblem(await owner.get("/api/plex/library/999/all"), 404, "not_found");
    await isProblem(await owner.post("/api/plex/scrobble", { ratingKey: "99999999" }), 404, "not_found");
  });
});

describe("bodies that make no sense", () => {
  const { ratingKey } = titles.directPlay;
  const report = { ratingKey, time: 1, duration: 10, state: "playing", sessionId: "a" };

  it.each([
    ["progress", "{ not json"],
    ["progress", ""],
    ["progress", "[]"],
    ["progress", "null"],
    ["progress", { ...report, time: "soon" }],
    ["progress", { ...report, time: -1 }],
    ["progress", { ...report, state: "dancing" }],
    ["progress", { ...report, sessionId: "a b\r\nX-Plex-Token: c" }],
    ["progress", { ...report, ratingKey: "1/../2" }],
    ["scrobble", {}],
    ["scrobble", { ratingKey: ["1"] }],
    ["unscrobble", { ratingKey: -1 }],
    ["rate", { ratingKey, rating: 11 }],
    ["rate", { ratingKey, rating: "8" }],
    ["servers/current", { serverId: "" }],
    ["servers/current", { serverId: "x".repeat(1000) }],
    ["transcode/decision", {}],
    ["transcode/decision", { ratingKey, maxVideoBitrate: 1e12 }],
  ])("POST %s %j", async (path, body) => {
    await isProblem(await owner.post(`/api/plex/${path}`, body), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });

  it("a body of 10 MB", async () => {
    const response = await owner.post("/api/plex/scrobble", `{"ratingKey":"${"1".repeat(10_000_000)}"}`);
    await isProblem(response, 413, "payload_too_large");
    expect(await world.control.log()).toEqual([]);
  });

  it("a write from another site", async () => {
    const evil = { Origin: "https://evil.example" };
    await isProblem(await owner.post("/api/plex/scrobble", { ratingKey }, evil), 403, "forbidden");
    const embedded = { "Sec-Fetch-Site": "cross-site" };
    await isProblem(await owner.post("/api/plex/scrobble", { ratingKey }, embedded), 403, "forbidden");
    expect(await world.control.log()).toEqual([]);
  });
});

describe("path tricks", () => {
  const part = "library/parts/1/1";
  it.each([
    ["/api/plex/proxy/status/sessions"],
    ["/api/plex/proxy/identity"],
    ["/api/plex/proxy/library/sections"],
    [`/api/plex/proxy/${part}/%2e%2e/%2e%2e/%2e%2e/%2e%2e/identity`],
    [`/api/plex/proxy/${part}/..%2f..%2f..%2fidentity`],
    [`/api/plex/proxy/${part}/..%5c..%5cidentity`],
    [`/api/plex/proxy/${part}/%252e%252e`],
    [`/api/plex/proxy/${part}/a%0d%0aX-Plex-Token:%20b`],
    ["/api/plex/proxy/%2Fevil:80/library/parts/1/1/file"],
    ["/api/plex/proxy/http:%2F%2Fevil/library/parts/1/1/file"],
    ["/api/plex/proxy/video/:/transcode/universal/stop?session=a"],
    [`/api/plex/proxy/${part}/file.mp4?X-Plex-Client-Identifier=other`],
    ["/api/plex/proxy/servers"],
    [`/api/plex/proxy/servers/${serverIds.cinema}/identity`],
    ["/api/plex/images?path=//evil/thumb"],
    ["/api/plex/images?path=http://169.254.169.254/latest"],
    ["/api/plex/images?path=https://metadata-static.plex.tv@evil/x.jpg"],
    ["/api/plex/images?path=/library/metadata/1/thumb/1/../../../../identity"],
    ["/api/plex/images?path=/library/metadata/1/%2e%2e/thumb"],
    ["/api/plex/images?path=%5C%5Cevil%5Cthumb"],
    ["/api/plex/images?path=/library/metadata/1/thumb/1%0d%0aHost:evil"],
    ["/api/plex/images?path=/library/metadata/1/thumb/1?X-Plex-Token=a"],
  ])("%s", async (path) => {
    const { status, body } = await raw(path);
    expect(JSON.parse(body)).toMatchObject({ code: "forbidden", status: 403 });
    expect(status).toBe(403);
    expect(await world.control.log()).toEqual([]);
  });

  it.each([
    ["/api/plex/proxy/../../../identity"],
    [`/api/plex/proxy/${part}/../../../../identity`],
    ["/api/plex/proxy//evil/x"],
  ])("%s never reaches Plex", async (path) => {
    const { status } = await raw(path);
    expect([308, 400, 403, 404]).toContain(status);
    expect(await world.control.log()).toEqual([]);
  });
});

describe("the log", () => {
  it("holds no token after all this", async () => {
    const output = world.app.output();
    for (const token of await world.control.tokens()) expect(output).not.toContain(token);
  });
});
