import { describe, expect } from "vitest";
import { titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";

type State = { viewCount?: number; viewOffset?: number; userRating?: number };
const state = async (client: Client, ratingKey: string): Promise<State> => {
  const { viewCount, viewOffset, userRating } = await client.json<State>(`/api/plex/metadata/${ratingKey}`);
  return { viewCount, viewOffset, userRating };
};

describe("two people on one server", () => {
  it("never see each other's state, whoever asks first", async ({ owner, friend }) => {
    const { ratingKey } = titles.directPlay;
    const before = await state(friend, ratingKey);
    await owner.post("/api/plex/rate", { ratingKey, rating: 9 });
    await owner.post("/api/plex/scrobble", { ratingKey });
    expect(await state(owner, ratingKey)).toMatchObject({ viewCount: expect.any(Number), userRating: 9 });
    expect(await state(friend, ratingKey)).toEqual(before);
    await friend.post("/api/plex/rate", { ratingKey, rating: 2 });
    expect((await state(owner, ratingKey)).userRating).toBe(9);
    expect((await state(friend, ratingKey)).userRating).toBe(2);
  });

  it("have lists of their own", async ({ owner, friend }) => {
    const mine = await owner.json<{ ratingKey: string }[]>("/api/plex/continue");
    const theirs = await friend.json<{ ratingKey: string }[]>("/api/plex/continue");
    expect(mine.map((one) => one.ratingKey)).toContain(titles.inProgress.ratingKey);
    expect(theirs.map((one) => one.ratingKey)).not.toContain(titles.inProgress.ratingKey);
  });

  it("see only the libraries they were given", async ({ friend }) => {
    const theirs = await friend.json<{ key: string }[]>("/api/plex/libraries");
    expect(theirs.map((one) => one.key)).not.toContain(titles.sections.archive);
    expect((await friend.get(`/api/plex/library/${titles.sections.archive}/all`)).status).toBe(404);
  });
});

describe("items of two servers with the same ratingKey", () => {
  it("are two items", async ({ owner }) => {
    const servers = await owner.json<{ id: string }[]>("/api/plex/servers");
    const found = await Promise.all(
      servers.map(({ id }) => owner.json<{ title: string }>(`/api/plex/metadata/1?server=${id}`)),
    );
    expect(new Set(found.map((one) => one.title)).size).toBe(2);
  });
});
