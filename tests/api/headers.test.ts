import http from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema } = serverIds;
const { ratingKey } = titles.directPlay;

let world: World;
let owner: Client;
let file: string;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  file = (await owner.json<{ url: string }>(`/api/plex/stream/${ratingKey}`)).url;
});
afterAll(() => world.close());

const HSTS = "strict-transport-security";

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/** A request by node:http, which neither asks for compression by itself nor takes it off again. */
function raw(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, world.url), { method, headers }, (response) => {
      const { statusCode = 0, headers } = response;
      void buffer(response).then((body) => resolve({ status: statusCode, headers, body }), reject);
    });
    request.on("error", reject).end();
  });
}

const signedIn = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  raw(path, { cookie: owner.cookieHeader(), ...headers }, method);

const directive = (answer: Answer, name: string) =>
  String(answer.headers["content-security-policy"])
    .split(";")
    .map((one) => one.trim().split(/\s+/))
    .find(([first]) => first === name)
    ?.slice(1);

/** Every script of a page, as it stands in its HTML. */
const scriptsIn = (answer: Answer) => answer.body.toString().match(/<script\b[^>]*>/g) ?? [];

const pages = [
  ["/", 200],
  ["/sign-in", 307],
  ["/sign-in?error=cancelled", 200],
  ["/sign-in/return?state=x", 200],
  ["/search?q=orbit", 200],
  ["/settings", 200],
  [`/server/${cinema}/library/${titles.sections.movies}`, 200],
  [`/server/${cinema}/item/${ratingKey}`, 200],
  [`/watch/${cinema}/${ratingKey}`, 200],
  ["/no/such/page", 404],
] as const;

describe("a page", () => {
  it.each(pages)("%s runs only scripts with its own nonce", async (path, status) => {
    const [first, second] = [await signedIn(path), await signedIn(path)];
    expect(first.status).toBe(status);
    const nonceOf = (answer: Answer) =>
      /'nonce-([^']{22,})'/.exec(String(directive(answer, "script-src")))?.[1];
    const nonce = nonceOf(first);
    expect(nonce).toBeTruthy();
    expect(nonceOf(second)).not.toBe(nonce);
    expect(directive(first, "script-src")).toEqual(["'strict-dynamic'", `'nonce-${nonce}'`]);
    const scripts = scriptsIn(first);
    if (status !== 307) expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((one) => !one.includes(`nonce="${nonce}"`))).toEqual([]);
  });

  it.each(pages)("%s can't be framed and tells other sites nothing", async (path) => {
    const answer = await signedIn(path);
    expect(directive(answer, "frame-ancestors")).toEqual(["'none'"]);
    expect(directive(answer, "object-src")).toEqual(["'none'"]);
    expect(directive(answer, "base-uri")).toEqual(["'none'"]);
    expect(answer.headers).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "x-request-id": expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(answer.headers).not.toHaveProperty("x-powered-by");
  });
});

describe("what is no page", () => {
  it("runs nothing, whatever it is", async () => {
    const [asset = ""] = scriptsIn(await signedIn("/")).flatMap(
      (one) => /src="([^"]+)"/.exec(one)?.[1] ?? [],
    );
    const answers = {
      json: await signedIn("/api/plex/libraries"),
      refused: await raw("/api/plex/libraries"),
      unknown: await signedIn("/api/plex/no-such-thing"),
      missing: await signedIn("/api/plex/metadata/999999999"),
      film: await signedIn(file, { range: "bytes=0-99" }),
      auth: await raw("/api/auth/csrf"),
      redirect: await raw("/api/auth/plex", { "content-length": "0" }, "POST"),
      script: await raw(asset),
      icon: await raw("/icon.svg"),
    };
    const statuses = Object.entries(answers).map(([name, { status }]) => [name, status]);
    expect(Object.fromEntries(statuses)).toEqual({
      ...{ json: 200, refused: 401, unknown: 404, missing: 404, film: 206, auth: 200 },
      ...{ redirect: 303, script: 200, icon: 200 },
    });
    for (const [name, answer] of Object.entries(answers)) {
      expect(directive(answer, "default-src"), name).toEqual(["'none'"]);
      expect(directive(answer, "script-src"), name).toBeUndefined();
      expect(directive(answer, "frame-ancestors"), name).toEqual(["'none'"]);
      expect(answer.headers, name).toMatchObject({
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": expect.stringContaining("microphone=()"),
        "x-request-id": expect.stringMatching(/^[\w-]{36}$/),
      });
    }
  });

  it("names the request in its problems as in its headers", async () => {
    const { headers, body } = await raw("/api/plex/libraries");
    expect(JSON.parse(body.toString())).toMatchObject({ requestId: headers["x-request-id"] });
  });

  it("answers a wish for another protocol as it answers without", async () => {
    const wish = { connection: "Upgrade", upgrade: "websocket" };
    const answer = await raw("/api/plex/libraries", wish);
    expect(answer.status).toBe(401);
    expect(answer.headers).toHaveProperty("x-request-id");
  });
});

describe("the sign-in form", () => {
  it("may lead to Plex's page, and nowhere else", async () => {
    const { client, url } = await begin();
    expect(client).toBe(303);
    expect(directive(await raw("/sign-in"), "form-action")).toEqual(["'self'", url.origin]);
  });

  async function begin() {
    const { status, headers } = await raw("/api/auth/plex", { "content-length": "0" }, "POST");
    return { client: status, url: new URL(headers.location ?? "") };
  }
});

describe("behind TLS", () => {
  it("browsers are told to stay there, and nobody else is", async () => {
    for (const path of ["/sign-in", "/api/plex/libraries"]) {
      expect((await raw(path)).headers).not.toHaveProperty(HSTS);
      expect((await raw(path, { "x-forwarded-proto": "https" })).headers[HSTS]).toBe("max-age=31536000");
    }
  });

  it("a caller's own policy gives Next no nonce", async () => {
    const own = { "content-security-policy": "script-src 'nonce-c29tZWJvZHlzIG93bg=='" };
    const answer = await raw("/sign-in", own);
    expect(answer.body.toString()).not.toContain("c29tZWJvZHlzIG93bg");
  });
});

describe("compression", () => {
  const packed = { "accept-encoding": "gzip, deflate, br" };

  it.each(["/api/plex/recent", "/", `/server/${cinema}/library/${titles.sections.movies}`])(
    "%s is smaller for who accepts that, and the same",
    async (path) => {
      const [plain, small] = [await signedIn(path), await signedIn(path, packed)];
      expect(plain.headers).not.toHaveProperty("content-encoding");
      expect(small.headers["content-encoding"]).toBe("gzip");
      expect(small.headers).not.toHaveProperty("content-length");
      expect(small.headers["vary"]).toMatch(/accept-encoding/i);
      expect(plain.headers["vary"]).toMatch(/accept-encoding/i);
      expect(small.body.length).toBeLessThan(plain.body.length / 2);
      const whole = gunzipSync(small.body).toString();
      if (path.startsWith("/api/")) expect(whole).toBe(plain.body.toString());
      else expect(whole).toMatch(/<\/html>$/);
    },
  );

  it("leaves what is short alone, with its length", async () => {
    const { headers, body } = await signedIn("/api/plex/metadata/999999999", packed);
    expect(headers).not.toHaveProperty("content-encoding");
    expect(Number((await signedIn("/api/plex/ratings/1", packed)).headers["content-length"])).toBeGreaterThan(
      0,
    );
    expect(JSON.parse(body.toString())).toMatchObject({ code: "not_found" });
  });

  it("leaves the bytes of a film and its pictures alone, whole or in part", async () => {
    const whole = await signedIn(file, packed);
    expect(whole.headers).not.toHaveProperty("content-encoding");
    expect(Number(whole.headers["content-length"])).toBe(whole.body.length);
    const part = await signedIn(file, { ...packed, range: "bytes=1000-66535" });
    expect(part.status).toBe(206);
    expect(part.headers).not.toHaveProperty("content-encoding");
    expect(part.headers["content-length"]).toBe("65536");
    expect(part.body.equals(whole.body.subarray(1000, 66536))).toBe(true);
    const { thumb } = await owner.json<{ thumb: string }>(`/api/plex/metadata/${ratingKey}`);
    const picture = await signedIn(`/api/plex/images?path=${encodeURIComponent(thumb)}`, packed);
    expect(picture.status).toBe(200);
    expect(picture.headers).not.toHaveProperty("content-encoding");
  });

  it("leaves a part of a text alone too: ranges count bytes as they are", async () => {
    const fault = { status: 206, body: "WEBVTT\n".repeat(1000), contentType: "text/vtt" };
    await world.control.fault({ host: cinema, path: "^/library/parts/", ...fault, times: 1 });
    const { headers, body } = await signedIn(file, { ...packed, range: "bytes=0-6999" });
    expect(headers).not.toHaveProperty("content-encoding");
    expect(body.length).toBe(7000);
  });
});

describe("without a trusted proxy", () => {
  it("strangers who claim so aren't believed, nor is their id of the request", async () => {
    const claims = { "x-forwarded-proto": "https", "x-request-id": "made-up-by-somebody" };
    expect((await raw("/sign-in", claims)).headers["x-request-id"]).toBe(claims["x-request-id"]);
    expect((await raw("/sign-in", { "x-request-id": "a b\\nc" })).headers["x-request-id"]).toMatch(
      /^[\w-]{36}$/,
    );
    await world.restart({ TRUST_PROXY: "none" });
    const { headers } = await raw("/sign-in", claims);
    expect(headers).not.toHaveProperty(HSTS);
    expect(headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
  });
});
