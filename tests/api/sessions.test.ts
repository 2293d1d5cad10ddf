import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import type { World } from "../support/world.ts";

const it = testIn(movableClock);

let other: Client;
it.beforeAll(async ({ world }) => {
  const guest = { title: "Demo Guest", username: "guest", servers: [{ serverId: serverIds.cinema }] };
  await world.control.addAccount(guest);
  other = await world.signIn("guest");
});
it.beforeEach(({ world }) => world.control.clearLog());
/** What a test left playing must not be there for the next one. */
async function stopAll(world: World, owner: Client, friend: Client) {
  await world.control.clearFaults();
  for (const client of [owner, friend, other]) for (const id of ["one", "two"]) await stop(client, id);
}

type Session = {
  ratingKey: string;
  title: string;
  viewOffset: number;
  User: { id: string; title: string };
  Player: { state: string; title: string; product: string; address?: string };
  Session: { id: string };
  TranscodeSession?: object;
};

const { directPlay, inProgress, hevc } = titles;
const sessions = (client: Client, query = "") => client.json<Session[]>(`/api/plex/sessions${query}`);

async function report(
  client: Client,
  ratingKey: string,
  sessionId: string,
  state: string,
  time = 70_000,
): Promise<void> {
  const body = { ratingKey, sessionId, state, time, duration: 600_000 };
  expect((await client.post("/api/plex/progress", body)).ok).toBe(true);
}
const stop = (client: Client, id: string) => report(client, directPlay.ratingKey, id, "stopped", 0);

/** Every name of a field, however deep. */
function fieldsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    Array.isArray(value) ? fieldsOf(inner) : [name, ...fieldsOf(inner)],
  );
}

describe("the server's owner", () => {
  it.afterEach(({ world, owner, friend }) => stopAll(world, owner, friend));

  it("sees nobody while nobody plays", async ({ owner }) => {
    expect(await sessions(owner)).toEqual([]);
  });

  it("sees what everybody plays, and it moves: nothing is cached", async ({ world, owner, friend }) => {
    await report(owner, inProgress.ratingKey, "one", "playing", 200_000);
    await report(friend, directPlay.ratingKey, "one", "paused");
    const [mine, theirs] = await sessions(owner);
    expect(mine).toMatchObject({
      ratingKey: inProgress.ratingKey,
      viewOffset: 200_000,
      User: { id: "1", title: "Demo Owner" },
    });
    expect(theirs).toMatchObject({
      ratingKey: directPlay.ratingKey,
      title: directPlay.title,
      viewOffset: 70_000,
      User: { title: "Demo Friend" },
      Player: { state: "paused", product: "Marquee", local: true },
      Session: { id: "one", location: "lan", bandwidth: expect.any(Number) },
    });
    await report(friend, directPlay.ratingKey, "one", "playing", 80_000);
    const again = await owner.get("/api/plex/sessions");
    expect(again.headers.get("x-marquee-cache")).toBeNull();
    expect(((await again.json()) as Session[])[1]).toMatchObject({
      viewOffset: 80_000,
      Player: { state: "playing" },
    });
    expect(await world.control.calls(serverIds.cinema, /status\/sessions/)).toHaveLength(2);
    await stop(friend, "one");
    expect((await sessions(owner)).map((one) => one.User.title)).toEqual(["Demo Owner"]);
  });

  it("is told no address, no token and no path of the disk", async ({ world, owner, friend }) => {
    await report(friend, directPlay.ratingKey, "one", "playing");
    const rows = await sessions(owner);
    expect(rows).toHaveLength(1);
    const fields = fieldsOf(rows);
    expect(fields).toContain("Player");
    for (const secret of ["address", "remotePublicAddress", "token", "accessToken", "file", "Location"])
      expect(fields).not.toContain(secret);
    const text = JSON.stringify(rows);
    expect(text).not.toContain("203.0.113.7");
    for (const token of await world.control.tokens()) expect(text).not.toContain(token);
  });

  it("is told of rows in other types, and not of those that can't be read", async ({
    world,
    owner,
    friend,
  }) => {
    await report(friend, directPlay.ratingKey, "one", "playing");
    const fault = { host: serverIds.cinema, path: "^/status/sessions$", times: 1 };
    await world.control.fault({ ...fault, numbersAsStrings: true, without: ["Session", "User"] });
    const [row] = await sessions(owner);
    expect(row).toMatchObject({ viewOffset: 70_000, ratingKey: directPlay.ratingKey });
    await world.control.fault({ ...fault, without: ["ratingKey"] });
    expect(await sessions(owner)).toEqual([]);
  });

  it.for([
    ["HTML", { status: 200, body: "<html></html>", contentType: "text/html" }, 502, "bad_reply"],
    ["nothing for 10 s", { delayMs: 20_000 }, 504, "timeout"],
  ] as const)("is told so when the server answers %s", async ([, fault, status, code], { world, owner }) => {
    await world.control.fault({ host: serverIds.cinema, path: "^/status/sessions$", ...fault });
    const response = await owner.get("/api/plex/sessions");
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
  });

  it("sees a conversion, without the key that opens it", async ({ world, owner, friend }) => {
    const { url } = await friend.json<{ url: string }>(`/api/plex/stream/${hevc.ratingKey}`);
    const id = new URL(url, world.url).searchParams.get("X-Plex-Session-Identifier") ?? "";
    expect((await friend.get(url)).status).toBe(200);
    await report(friend, hevc.ratingKey, id, "playing");
    const [row] = await sessions(owner);
    expect(row?.TranscodeSession).toMatchObject({ videoDecision: "transcode", videoCodec: "h264" });
    expect(row?.TranscodeSession).not.toHaveProperty("key");
    await stop(friend, id);
  });
});

describe("somebody with a share", () => {
  it.afterEach(({ world, owner, friend }) => stopAll(world, owner, friend));

  it("sees what they play through Marquee, and Plex isn't asked for everybody's", async ({
    world,
    friend,
  }) => {
    expect(await sessions(friend)).toEqual([]);
    await report(friend, directPlay.ratingKey, "one", "playing");
    await report(friend, inProgress.ratingKey, "two", "paused", 90_000);
    expect(await sessions(friend)).toMatchObject([
      { ratingKey: inProgress.ratingKey, viewOffset: 90_000, Player: { state: "paused" } },
      {
        ratingKey: directPlay.ratingKey,
        title: directPlay.title,
        viewOffset: 70_000,
        User: { title: "Demo Friend" },
        Player: { state: "playing", product: "Marquee", title: expect.stringMatching(/./) },
        Session: { id: "one" },
      },
    ]);
    await stop(friend, "two");
    await report(friend, directPlay.ratingKey, "one", "paused", 75_000);
    expect(await sessions(friend)).toMatchObject([{ viewOffset: 75_000, Player: { state: "paused" } }]);
    await stop(friend, "one");
    expect(await sessions(friend)).toEqual([]);
    expect(await world.control.calls(serverIds.cinema, /status\/sessions/)).toEqual([]);
    expect(await world.control.calls("tv")).toEqual([]);
  });

  it("never sees what anybody else plays, the owner included, under the same identifier too", async ({
    owner,
    friend,
  }) => {
    await report(owner, inProgress.ratingKey, "one", "playing");
    await report(friend, directPlay.ratingKey, "one", "playing");
    expect(await sessions(other)).toEqual([]);
    expect((await sessions(friend)).map((one) => one.ratingKey)).toEqual([directPlay.ratingKey]);
    await stop(other, "one");
    expect(await sessions(friend)).toHaveLength(1);
  });

  it("sees it in all their browsers, and only on that server", async ({ world, owner, friend }) => {
    await report(friend, directPlay.ratingKey, "one", "playing");
    const browser = await world.signIn("demo-friend");
    expect(await sessions(browser)).toHaveLength(1);
    await report(owner, directPlay.ratingKey, "one", "playing");
    expect(await sessions(owner, `?server=${serverIds.attic}`)).toEqual([]);
  });

  it("isn't shown a player that fell silent", async ({ world, friend }) => {
    await report(friend, directPlay.ratingKey, "one", "playing");
    await moveClock(world);
    expect(await sessions(friend)).toEqual([]);
  });

  it("isn't shown what Plex never heard of", async ({ friend }) => {
    const body = { ratingKey: "99999999", sessionId: "one", state: "playing", time: 1000, duration: 600_000 };
    expect((await friend.post("/api/plex/progress", body)).status).toBe(404);
    expect(await sessions(friend)).toEqual([]);
  });
});
