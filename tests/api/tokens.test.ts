import { describe, expect } from "vitest";
import { titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import { bearer, isInvalid, isRefused, type Token, Tokens } from "../support/tokens.ts";

const it = testIn(movableClock);

let tokens: Tokens;
it.beforeAll(async ({ world }) => {
  tokens = new Tokens(world);
});

const create = (scopes: string[], more: object = {}, client: Client) => tokens.create(client, scopes, more);
const call = (token: string, path: string, init?: RequestInit) => tokens.call(token, path, init);
const list = (client: Client) => client.json<Token[]>("/api/tokens");
const listed = async (owner: Client, id: string) => (await list(owner)).find((one) => one.id === id);
const revoke = (id: string, client: Client) => client.send(`/api/tokens/${id}`, { method: "DELETE" });

const post = (token: string, path: string, body: object, headers = {}) =>
  call(token, path, { method: "POST", body: JSON.stringify(body), headers });

describe("a personal token", () => {
  it("is shown once, and listed without itself", async ({ owner }) => {
    const { token, ...rest } = await create(["write", "read", "read"], { expiresInDays: 30 }, owner);
    expect(token).toMatch(/^mq_[\w-]{43}$/);
    expect(token.startsWith(rest.prefix)).toBe(true);
    expect(rest).toMatchObject({ name: "A script", scopes: ["read", "write"], lastUsedAt: null });
    expect(Date.parse(rest.expiresAt ?? "") - Date.parse(rest.createdAt)).toBe(30 * 24 * 60 * 60 * 1000);
    const response = await owner.get("/api/tokens");
    const text = await response.text();
    expect(JSON.parse(text)).toEqual([rest]);
    expect(text).not.toContain(token);
    expect((await create(["read"], undefined, owner)).expiresAt).toBeNull();
  });

  it("reads, for the person who made it, whatever cookies come with it", async ({ owner, friend }) => {
    const [mine, theirs] = [await create(["read"], undefined, owner), await create(["read"], {}, friend)];
    const begun = async (response: Response) =>
      ((await response.json()) as { ratingKey: string }[]).map((one) => one.ratingKey);
    expect(await begun(await call(mine.token, "continue"))).toContain(titles.inProgress.ratingKey);
    const both = await owner.get("/api/plex/continue", bearer(theirs.token));
    expect(await begun(both)).not.toContain(titles.inProgress.ratingKey);
    await isInvalid(await owner.get("/api/plex/continue", bearer("mq_nonsense")));
  });

  it("tells when it was used, to the minute", async ({ world, owner }) => {
    const { id, token } = await create(["read"], undefined, owner);
    await call(token, "libraries");
    const first = (await listed(owner, id))?.lastUsedAt;
    expect(first).toEqual(expect.stringMatching(/Z$/));
    await call(token, "libraries");
    expect((await listed(owner, id))?.lastUsedAt).toBe(first);
    await moveClock(world);
    await call(token, "libraries");
    expect(Date.parse((await listed(owner, id))?.lastUsedAt ?? "")).toBeGreaterThan(
      Date.parse(first ?? "") + 60_000,
    );
  });

  it("allows what its scopes say, and no more", async ({ owner }) => {
    const { ratingKey } = titles.noArt;
    const calls = {
      read: (token: string) => call(token, "libraries"),
      playback: (token: string) => call(token, `stream/${titles.directPlay.ratingKey}`),
      write: (token: string) => post(token, "rate", { ratingKey, rating: 7 }),
    };
    for (const scope of ["read", "playback", "write"]) {
      const { token } = await create([scope], undefined, owner);
      for (const [needed, make] of Object.entries(calls)) {
        const response = await make(token);
        if (needed === scope) expect([scope, response.status]).toEqual([scope, 200]);
        else {
          const challenge = `Bearer error="insufficient_scope", scope="${needed}"`;
          await isRefused(response, 403, "forbidden", challenge);
        }
      }
    }
  });

  it("plays: the file, the progress, the queue", async ({ world, owner }) => {
    const { token } = await create(["playback"], undefined, owner);
    const { ratingKey } = titles.directPlay;
    const { url, sessionId } = await (await call(token, `stream/${ratingKey}`)).json();
    const bytes = await fetch(world.url + url, { headers: { ...bearer(token), Range: "bytes=0-9" } });
    expect([bytes.status, (await bytes.arrayBuffer()).byteLength]).toEqual([206, 10]);
    const at = { ratingKey, time: 70_000, duration: 600_000, state: "playing", sessionId };
    expect((await post(token, "progress", at)).status).toBe(200);
    expect((await post(token, "transcode/decision", { ratingKey })).status).toBe(200);
    const { playQueueID } = await (await post(token, "playqueue", { ratingKey })).json();
    expect((await call(token, `playqueue/${playQueueID}`)).status).toBe(200);
  });

  it("may write from anywhere, which a cookie may not", async ({ world, owner }) => {
    const { token } = await create(["write"], undefined, owner);
    const elsewhere = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" };
    const body = { ratingKey: titles.noArt.ratingKey, rating: 4 };
    expect((await post(token, "rate", body, elsewhere)).status).toBe(200);
    expect((await owner.post("/api/plex/rate", body, elsewhere)).status).toBe(403);
    // No other site's script gets to send one in the first place, or to read an answer.
    const preflight = await fetch(`${world.url}/api/plex/rate`, {
      method: "OPTIONS",
      headers: { ...elsewhere, "Access-Control-Request-Headers": "authorization" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    const read = await call((await create(["read"], undefined, owner)).token, "libraries", {
      headers: elsewhere,
    });
    expect(read.headers.get("access-control-allow-origin")).toBeNull();
  });

  it.each([
    ["one that never was", `mq_${"a".repeat(43)}`],
    ["one of another kind", "eyJhbGciOiJub25lIn0.e30."],
    ["an empty one", ""],
  ])("is refused when it is %s", async (_what, token) => {
    await isInvalid(await call(token, "libraries"));
  });

  it("is refused when one letter differs, and after it was revoked", async ({ owner }) => {
    const { id, token } = await create(["read"], undefined, owner);
    await isInvalid(
      await call(token.slice(0, -2) + (token.at(-2) === "a" ? "b" : "a") + token.at(-1), "libraries"),
    );
    expect((await call(token, "libraries")).status).toBe(200);
    expect((await revoke(id, owner)).status).toBe(200);
    await isInvalid(await call(token, "libraries"));
    expect(await listed(owner, id)).toBeUndefined();
    expect((await revoke(id, owner)).status).toBe(404);
  });
});

describe("tokens are managed by who is signed in by cookie", () => {
  it("and by no token, so that a leaked one can't grow", async ({ world, owner }) => {
    const { id, token } = await create(["read", "playback", "write"], undefined, owner);
    const before = (await list(owner)).length;
    const api = new Client(world.url);
    for (const [method, path] of [
      ["GET", "/api/tokens"],
      ["POST", "/api/tokens"],
      ["DELETE", `/api/tokens/${id}`],
    ] as const) {
      const init = method === "POST" ? { body: JSON.stringify({ name: "More", scopes: ["read"] }) } : {};
      const headers = { "Content-Type": "application/json" };
      const byToken = await api.send(path, { method, ...init, headers: { ...headers, ...bearer(token) } });
      await isRefused(byToken, 403, "forbidden", null);
      const byBoth = await owner.send(path, { method, ...init, headers: { ...headers, ...bearer(token) } });
      await isRefused(byBoth, 403, "forbidden", null);
      await isRefused(await api.send(path, { method, ...init, headers }), 401, "unauthorized", "Bearer");
      const foreign = await owner.send(path, {
        ...{ method, ...init },
        headers: { ...headers, Origin: "https://elsewhere.example" },
      });
      if (method !== "GET") await isRefused(foreign, 403, "forbidden", null);
    }
    expect((await list(owner)).length).toBe(before);
  });

  it("of their own alone", async ({ owner, friend }) => {
    const { id, token } = await create(["read"], undefined, owner);
    expect((await list(friend)).map((one) => one.id)).not.toContain(id);
    expect((await revoke(id, friend)).status).toBe(404);
    expect((await call(token, "libraries")).status).toBe(200);
  });

  it.for([
    [{ name: "", scopes: ["read"] }],
    [{ name: "x".repeat(61), scopes: ["read"] }],
    [{ name: "No scope", scopes: [] }],
    [{ name: "Odd scope", scopes: ["admin"] }],
    [{ name: "Past", scopes: ["read"], expiresInDays: 0 }],
    [{ name: "Half a day", scopes: ["read"], expiresInDays: 0.5 }],
    [{ scopes: ["read"] }],
  ] as const)("with sense: %j is refused", async ([body], { owner }) => {
    await isRefused(await owner.post("/api/tokens", body), 400, "bad_request", null);
  });

  it("up to 50 of them", async ({ friend }) => {
    const left = 50 - (await list(friend)).length;
    const made = await Promise.all(Array.from({ length: left }, () => create(["read"], {}, friend)));
    const more = await friend.post("/api/tokens", { name: "One more", scopes: ["read"] });
    await isRefused(more, 400, "bad_request", null);
    expect((await revoke(made[0]?.id ?? "", friend)).status).toBe(200);
    await create(["read"], {}, friend);
  });
});

it("a token never is in the log or the database", async () => {
  expect(tokens.seen.length).toBeGreaterThan(50);
  await tokens.expectNoneWritten();
});
