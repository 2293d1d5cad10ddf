import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import { signOut } from "../support/sign-in.ts";
import { type Ticket, Tickets } from "../support/tickets.ts";
import type { World } from "../support/world.ts";

const it = testIn(movableClock);

let tickets: Tickets;
it.beforeAll(async ({ world }) => {
  tickets = new Tickets(world);
});

const ticket = (ratingKey: string, wishes: object | undefined, client: Client, headers = {}) =>
  tickets.make(client, ratingKey, wishes, headers);
const open = (path: string, init?: RequestInit) => tickets.open(path, init);
const isRefused = (path: string, status: number, code: string) => tickets.isRefused(path, status, code);

describe("a link is over", () => {
  it("when it was tampered with", async ({ owner }) => {
    const { path } = await ticket(titles.directPlay.ratingKey, undefined, owner);
    const [body = "", signature = ""] = (path.split("/")[4] ?? "").split(".");
    const read = JSON.parse(Buffer.from(body.slice(4), "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...read, until: read.until + 1000 })).toString("base64url");
    const at = (one: string) => path.replace(/mqt_[^/]+/, one);
    for (const one of [
      `mqt_${forged}.${signature}`,
      `${body}.${signature.slice(0, -2)}${signature.endsWith("AA") ? "BB" : "AA"}`,
      body,
      `${body.slice(4)}.${signature}`,
      "mqt_",
    ]) {
      await isRefused(at(one), 401, "unauthorized");
    }
    // A signed cookie is signed for something else.
    const device = [...owner.cookies].find(([name]) => name.endsWith("device"))?.[1] ?? "";
    expect(device).toContain(".");
    await isRefused(at(`mqt_${decodeURIComponent(device)}`), 401, "unauthorized");
  });

  it("past its time", async ({ world, owner }) => {
    const [short, long] = [
      await ticket(titles.directPlay.ratingKey, { expiresInSeconds: 300 }, owner),
      await ticket(titles.directPlay.ratingKey, { expiresInSeconds: 900 }, owner),
    ];
    const status = async ({ path }: Ticket) => (await open(path, { method: "HEAD" })).status;
    expect([await status(short), await status(long)]).toEqual([200, 200]);
    await moveClock(world);
    expect([await status(short), await status(long)]).toEqual([401, 200]);
  });

  it("when the sign-in ended that asked for it", async ({ world, owner }) => {
    const other = await world.signIn("demo-owner");
    const { path } = await ticket(titles.directPlay.ratingKey, {}, other);
    const mine = await ticket(titles.directPlay.ratingKey, undefined, owner);
    expect((await open(path, { method: "HEAD" })).status).toBe(200);
    await signOut(other);
    await isRefused(path, 401, "unauthorized");
    expect((await open(mine.path, { method: "HEAD" })).status).toBe(200);
  });

  it("when the personal token was revoked that asked for it", async ({ world, owner }) => {
    const made = await owner.post("/api/tokens", { name: "Television", scopes: ["playback"] });
    const { id, token } = await made.json();
    const headers = { Authorization: `Bearer ${token}`, Origin: "https://elsewhere.example" };
    const { path } = await ticket(titles.directPlay.ratingKey, {}, new Client(world.url), headers);
    expect((await open(path, { method: "HEAD" })).status).toBe(200);
    await owner.send(`/api/tokens/${id}`, { method: "DELETE" });
    await isRefused(path, 401, "unauthorized");
  });
});

describe("a film that is being read", () => {
  const slow = { host: serverIds.cinema, path: "^/library/parts/", bytesPerSecond: 50_000 };
  it.afterEach(({ world }) => world.control.clearFaults());

  /** Opens a link, and waits for its first bytes. */
  async function reading(world: World, { path }: Ticket) {
    await world.control.fault(slow);
    const reader = (await open(path)).body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0);
    return async () => {
      for (;;) if ((await reader?.read())?.done) return "ended as if complete";
    };
  }

  it("is cut off when the sign-in ends", async ({ world }) => {
    const other = await world.signIn("demo-owner");
    const rest = await reading(world, await ticket(titles.directPlay.ratingKey, {}, other));
    await signOut(other);
    await expect(rest()).rejects.toThrow();
  });

  it("is cut off when the personal token is revoked", async ({ world, owner }) => {
    const made = await owner.post("/api/tokens", { name: "Television", scopes: ["playback"] });
    const { id, token } = await made.json();
    const headers = { Authorization: `Bearer ${token}` };
    const rest = await reading(
      world,
      await ticket(titles.directPlay.ratingKey, {}, new Client(world.url), headers),
    );
    await owner.send(`/api/tokens/${id}`, { method: "DELETE" });
    await expect(rest()).rejects.toThrow();
  });

  it("is cut off for nobody else", async ({ world, owner }) => {
    const other = await world.signIn("demo-owner");
    const theirs = await reading(world, await ticket(titles.directPlay.ratingKey, {}, other));
    const mine = await reading(world, await ticket(titles.directPlay.ratingKey, undefined, owner));
    await signOut(other);
    await expect(theirs()).rejects.toThrow();
    const { path } = await ticket(titles.directPlay.ratingKey, undefined, owner);
    expect((await open(path, { headers: { Range: "bytes=0-9" } })).status).toBe(206);
    const first = await Promise.race([mine(), open(path, { headers: { Range: "bytes=0-200000" } })]);
    expect(first).toBeInstanceOf(Response);
  });
});

it("a ticket never is in the log", () =>
  tickets.expectNoneInLog(serverIds.cinema, `${titles.directPlay.title}.mp4`));
