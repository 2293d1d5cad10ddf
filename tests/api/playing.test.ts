import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";

type Row = { ratingKey: string; viewOffset?: number; viewCount?: number };

describe("writing", () => {
  const { ratingKey } = titles.twoVersions;
  const item = (owner: Client) =>
    owner.json<Row & { userRating?: number; duration: number }>(`/api/plex/metadata/${ratingKey}`);

  it("marks watched and unwatched, seen by the next read", async ({ owner }) => {
    expect(await (await owner.post("/api/plex/scrobble", { ratingKey })).json()).toEqual({
      message: expect.any(String),
      ratingKey,
    });
    expect((await item(owner)).viewCount).toBe(1);
    await owner.post("/api/plex/unscrobble", { ratingKey });
    expect((await item(owner)).viewCount).toBeUndefined();
  });

  it("rates, and clears the rating", async ({ owner }) => {
    expect((await owner.post("/api/plex/rate", { ratingKey, rating: 8 })).status).toBe(200);
    expect((await item(owner)).userRating).toBe(8);
    await owner.post("/api/plex/rate", { ratingKey, rating: -1 });
    expect((await item(owner)).userRating).toBeUndefined();
  });

  it("reports progress; a stop is seen by the next read", async ({ owner }) => {
    const { duration } = await item(owner);
    const report = { ratingKey, duration, sessionId: "seed-progress" };
    const playing = await owner.post("/api/plex/progress", { ...report, time: 70_000, state: "playing" });
    expect(await playing.json()).toMatchObject({ ratingKey, time: 70_000, duration, state: "playing" });
    await owner.post("/api/plex/progress", { ...report, time: 95_000, state: "stopped" });
    expect((await item(owner)).viewOffset).toBe(95_000);
    const begun = await owner.json<Row[]>("/api/plex/continue");
    expect(begun.find((one) => one.ratingKey === ratingKey)?.viewOffset).toBe(95_000);
  });

  it("hands a termination by the server on", async ({ world, owner }) => {
    const { duration } = await item(owner);
    await world.control.terminate({
      serverId: serverIds.cinema,
      sessionId: "seed-kick",
      code: 2006,
      text: "The owner stopped this",
    });
    const answer = await owner.post("/api/plex/progress", {
      ratingKey,
      duration,
      time: 1000,
      state: "playing",
      sessionId: "seed-kick",
    });
    expect(await answer.json()).toMatchObject({
      terminationCode: 2006,
      terminationText: "The owner stopped this",
    });
  });
});

describe("playing", () => {
  it("decides for a file that browsers play, and for one they don't", async ({ owner }) => {
    const direct = await owner.post("/api/plex/transcode/decision", {
      ratingKey: titles.directPlay.ratingKey,
    });
    expect(await direct.json()).toMatchObject({ mode: "directplay", generalDecisionCode: 1000 });
    const hevc = await owner.post("/api/plex/transcode/decision", { ratingKey: titles.hevc.ratingKey });
    const decision = await hevc.json();
    expect(decision).toMatchObject({ mode: "transcode", reason: "container", generalDecisionCode: 1001 });
    expect(decision.streams).toContainEqual(
      expect.objectContaining({ codec: "h264", decision: "transcode" }),
    );
  });

  it("hands out an address on this origin, without a token", async ({ owner }) => {
    const direct = await owner.json<{ url: string }>(`/api/plex/stream/${titles.directPlay.ratingKey}`);
    expect(direct).toMatchObject({
      url: expect.stringMatching(/^\/api\/plex\/proxy\/servers\/\w+\/library\/parts\//),
      mode: "directplay",
      sessionId: expect.any(String),
      ratingKey: titles.directPlay.ratingKey,
    });
    const hevc = await owner.json<{ url: string }>(`/api/plex/stream/${titles.hevc.ratingKey}?offset=60`);
    expect(hevc).toMatchObject({ mode: "transcode", url: expect.stringContaining("/start.m3u8?") });
    expect(hevc.url).not.toMatch(/token/i);
    expect((await owner.get(`/api/plex/stream/${titles.show.ratingKey}`)).status).toBe(404);
  });

  it("says Plex's own words when it refuses", async ({ world, owner }) => {
    await world.control.fault({
      host: serverIds.cinema,
      path: "/decision$",
      status: 200,
      contentType: "application/json",
      body: JSON.stringify({
        MediaContainer: { size: 0, generalDecisionCode: 2000, generalDecisionText: "Neither way is open." },
      }),
      times: 2,
    });
    const refused = await owner.post("/api/plex/transcode/decision", { ratingKey: titles.hevc.ratingKey });
    expect(await refused.json()).toMatchObject({
      mode: "refused",
      generalDecisionText: "Neither way is open.",
    });
    const stream = await owner.get(`/api/plex/stream/${titles.hevc.ratingKey}`);
    expect(stream.status).toBe(502);
    expect(await stream.json()).toMatchObject({ code: "rejected", detail: "Neither way is open." });
  });
});
