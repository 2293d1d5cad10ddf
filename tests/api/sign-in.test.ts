import { describe, expect } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import { beginSignIn, finishSignIn } from "../support/sign-in.ts";
import type { World } from "../support/world.ts";

it.beforeAll(async ({ world }) => {
  // The first person owns the installation.
  await world.signIn("demo-owner");
});
it.beforeEach(({ world }) => world.control.clearFaults());

describe("a sign-in", () => {
  it("goes to Plex's page and back by redirects, with a PIN cookie that scripts can't read", async ({
    world,
  }) => {
    const client = new Client(world.url);
    const response = await client.send("/api/auth/plex", { method: "POST" });
    expect(response.status).toBe(303);
    const target = new URL(response.headers.get("location") ?? "");
    const fragment = new URLSearchParams(target.hash.slice(2));
    expect(fragment.get("forwardUrl")).toMatch(`${world.url}/sign-in/return?state=`);
    expect(fragment.get("context[device][product]")).toBe("Marquee");
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    expect(cookies.join()).not.toContain("Secure");
  });

  it("lets a friend of the owner's server in", async ({ world }) => {
    const friend = await world.signIn("demo-friend");
    const servers = await friend.json<{ id: string; owned: boolean }[]>("/api/plex/servers");
    expect(servers).toMatchObject([{ id: serverIds.cinema, owned: false }]);
  });

  it("waits while nobody approved", async ({ world }) => {
    expect(await finishSignIn(await beginSignIn(world.url))).toBe("pending");
  });

  it("is cancelled when the person refuses", async ({ world }) => {
    const pending = await beginSignIn(world.url);
    await world.control.deny(pending.code);
    expect(await finishSignIn(pending)).toBe("cancelled");
  });

  it("can't be redeemed by another browser, nor with another state", async ({ world }) => {
    const pending = await beginSignIn(world.url);
    await world.control.approve(pending.code, "demo-owner");
    expect(await finishSignIn({ client: new Client(world.url), state: pending.state })).toBe("missing_pin");
    const other = await beginSignIn(world.url);
    expect(await finishSignIn({ client: other.client, state: pending.state })).toBe("missing_pin");
    expect((await other.client.get("/api/plex/servers")).status).toBe(401);
  });

  it("can't be redeemed with a cookie that was tampered with", async ({ world }) => {
    const pending = await beginSignIn(world.url);
    await world.control.approve(pending.code, "demo-owner");
    for (const [name, value] of pending.client.cookies) pending.client.cookies.set(name, `${value}x`);
    expect(await finishSignIn(pending)).toBe("missing_pin");
  });

  it("works once", async ({ world }) => {
    const pending = await beginSignIn(world.url);
    const before = new Map(pending.client.cookies);
    await world.control.approve(pending.code, "demo-owner");
    expect(await finishSignIn(pending)).toBeNull();
    const replay = new Client(world.url);
    for (const [name, value] of before) replay.cookies.set(name, value);
    expect(await finishSignIn({ client: replay, state: pending.state })).not.toBeNull();
  });

  it("says so when Plex can't be reached or asks to slow down", async ({ world }) => {
    const pending = await beginSignIn(world.url);
    const slowDown = { status: 429, headers: { "Retry-After": "30" }, times: 1 };
    await world.control.fault({ host: "tv", path: "^/api/v2/pins", ...slowDown });
    expect(await finishSignIn(pending)).toBe("rate_limited");
    await world.control.fault({ host: "tv", path: "^/api/v2/pins", status: 502, times: 3 });
    expect(await finishSignIn(pending)).toBe("unreachable");
    await world.control.fault({ host: "tv", path: "^/api/v2/pins", status: 429, times: 1 });
    const refused = await new Client(world.url).send("/api/auth/plex", { method: "POST" });
    expect(refused.headers.get("location")).toMatch(/\/sign-in\?error=rate_limited$/);
  });

  it("keeps out people who share no server of the owner's, until he opens the house", async ({ world }) => {
    await world.control.addAccount({ title: "Demo Stranger", username: "stranger", servers: [] });
    await world.control.addAccount({
      title: "Demo Neighbour's Guest",
      username: "guest",
      servers: [{ serverId: serverIds.attic }],
    });
    await expect(world.signIn("stranger")).rejects.toThrow("no_servers");
    await expect(world.signIn("guest")).rejects.toThrow("not_invited");
  });

  it("that failed at next-auth leads to the sign-in page, with a code that has words", async ({ world }) => {
    const places = { "error?error=pending": "pending", error: "unknown", "error?error=%3Cb%3E": "unknown" };
    for (const [path, code] of Object.entries(places)) {
      const response = await new Client(world.url).get(`/api/auth/${path}`);
      const url = new URL(response.headers.get("location") ?? "", world.url);
      expect([url.pathname, url.searchParams.get("error")]).toEqual(["/sign-in", code]);
    }
    const plain = await new Client(world.url).get("/api/auth/signin");
    expect(plain.headers.get("location")).not.toContain("error");
  });

  it("refuses to start from another site", async ({ world }) => {
    const response = await new Client(world.url).send("/api/auth/plex", {
      method: "POST",
      headers: { Origin: "https://evil.example" },
    });
    expect(response.status).toBe(403);
  });
});

describe("a session", () => {
  it("ends at sign-out, here and at Plex", async ({ world }) => {
    const client = await world.signIn("demo-friend");
    await world.control.clearLog();
    const before = new Map(client.cookies);
    const { csrfToken } = await client.json<{ csrfToken: string }>("/api/auth/csrf");
    await client.send("/api/auth/signout", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, json: "true" }),
    });
    expect(await world.control.calls("tv")).toContain("DELETE /api/v2/users/signout");
    const stolen = new Client(world.url);
    for (const [name, value] of before) stolen.cookies.set(name, value);
    expect((await stolen.get("/api/plex/servers")).status).toBe(401);
  });

  it("is refused, not a crash, with a broken cookie", async ({ world }) => {
    const client = new Client(world.url);
    client.cookies.set("marquee.session", "not.a.token");
    const response = await client.get("/api/plex/servers");
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "unauthorized", status: 401 });
  });

  it("survives a restart, and asks for Plex again when the secret changed", async ({ world }) => {
    const client = await world.signIn("demo-owner");
    await world.restart();
    const same = new Client(world.url);
    for (const [name, value] of client.cookies) same.cookies.set(name, value);
    expect((await same.get("/api/plex/libraries")).status).toBe(200);
    await world.restart({ AUTH_SECRET: "another-secret-of-more-than-thirty-two-characters" });
    const changed = new Client(world.url);
    for (const [name, value] of client.cookies) changed.cookies.set(name, value);
    expect((await changed.get("/api/plex/libraries")).status).toBe(401);
    await world.restart();
  });
});

describe("what Plex is told of the browser", () => {
  const identifiers = async (world: World) => {
    const rows = await world.control.log();
    return new Set(rows.map((row) => row.headers["x-plex-client-identifier"]).filter(Boolean));
  };

  it("is Marquee's own name and one client identifier from the PIN to the film", async ({ world }) => {
    await world.control.clearLog();
    const client = await world.signIn("demo-owner");
    await client.json("/api/plex/recent");
    await client.json("/api/plex/stream/1");
    expect((await identifiers(world)).size).toBe(1);
    const signed = (await world.control.log()).filter((row) => row.path !== "/identity");
    for (const { headers } of signed) {
      expect(headers).toMatchObject({ "x-plex-product": "Marquee", "x-plex-platform": "Generic" });
    }
  });

  it("is another identifier for another browser, and the same one when it comes back", async ({ world }) => {
    await world.control.clearLog();
    const client = await world.signIn("demo-friend");
    await world.signIn("demo-friend");
    expect((await identifiers(world)).size).toBe(2);
    await world.control.clearLog();
    const again = await beginSignIn(world.url, client);
    await world.control.approve(again.code, "demo-friend");
    expect(await finishSignIn(again)).toBeNull();
    expect((await identifiers(world)).size).toBe(1);
  });
});

describe("behind a TLS proxy", () => {
  const forwarded = { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "cinema.example" };

  it("takes origin and cookies from a trusted proxy's headers", async ({ world }) => {
    const response = await fetch(`${world.url}/api/auth/plex`, {
      method: "POST",
      headers: { ...forwarded, Origin: "https://cinema.example" },
      redirect: "manual",
    });
    const fragment = new URLSearchParams(new URL(response.headers.get("location") ?? "").hash.slice(2));
    expect(fragment.get("forwardUrl")).toMatch(/^https:\/\/cinema\.example\/sign-in\/return\?state=/);
    for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/Secure/);
  });

  it("believes nobody when told so", async ({ world }) => {
    await world.restart({ TRUST_PROXY: "none" });
    const response = await fetch(`${world.url}/api/auth/plex`, {
      method: "POST",
      headers: forwarded,
      redirect: "manual",
    });
    const fragment = new URLSearchParams(new URL(response.headers.get("location") ?? "").hash.slice(2));
    expect(fragment.get("forwardUrl")).toMatch(`${world.url}/sign-in/return?state=`);
    expect(response.headers.getSetCookie().join()).not.toContain("Secure");
    await world.restart();
  });
});
