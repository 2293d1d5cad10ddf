import http from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";

it.beforeAll(async ({ owner }) => {
  // From here on a request needs nothing of plex.tv or of the server's address any more.
  await owner.get("/api/plex/libraries");
});
it.beforeEach(({ world }) => world.control.clearLog());

/** Sends a request line as it is: fetch would tidy the path up first. */
function raw(
  world: World,
  owner: Client,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(world.url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path, headers: { cookie: owner.cookieHeader(), ...headers } },
      (response) =>
        void text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject),
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

/* What each route refuses of its own is in tests/api/cases; here is what holds for all, and tricks. */

describe("requests that make no sense", () => {
  it("a token of the caller's own in a header", async ({ world, owner }) => {
    await isProblem(await owner.get("/api/plex/libraries", { "X-Plex-Token": "mine" }), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });
});

describe("bodies that make no sense", () => {
  const { ratingKey } = titles.directPlay;

  it.for(["{ not json", ""])("%j", async (body, { world, owner }) => {
    await isProblem(await owner.post("/api/plex/progress", body), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });

  it("a body of 10 MB", async ({ world, owner }) => {
    const response = await owner.post("/api/plex/scrobble", `{"ratingKey":"${"1".repeat(10_000_000)}"}`);
    await isProblem(response, 413, "payload_too_large");
    expect(await world.control.log()).toEqual([]);
  });

  it("a write from another site", async ({ world, owner }) => {
    const evil = { Origin: "https://evil.example" };
    await isProblem(await owner.post("/api/plex/scrobble", { ratingKey }, evil), 403, "forbidden");
    const embedded = { "Sec-Fetch-Site": "cross-site" };
    await isProblem(await owner.post("/api/plex/scrobble", { ratingKey }, embedded), 403, "forbidden");
    expect(await world.control.log()).toEqual([]);
  });
});

describe("path tricks", () => {
  const part = "library/parts/1/1";
  it.for([
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
  ] as const)("%s", async ([path], { world, owner }) => {
    const { status, body } = await raw(world, owner, path);
    expect(JSON.parse(body)).toMatchObject({ code: "forbidden", status: 403 });
    expect(status).toBe(403);
    expect(await world.control.log()).toEqual([]);
  });

  it.for([
    ["/api/plex/proxy/../../../identity"],
    [`/api/plex/proxy/${part}/../../../../identity`],
    ["/api/plex/proxy//evil/x"],
  ] as const)("%s never reaches Plex", async ([path], { world, owner }) => {
    const { status } = await raw(world, owner, path);
    expect([308, 400, 403, 404]).toContain(status);
    expect(await world.control.log()).toEqual([]);
  });
});

describe("the log", () => {
  it("holds no token after all this", async ({ world }) => {
    const output = world.app.output();
    for (const token of await world.control.tokens()) expect(output).not.toContain(token);
  });
});
