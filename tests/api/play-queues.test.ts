import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/test");
});

type Item = { ratingKey: string };
type Page = { Metadata: Item[] };
type Queue = {
  playQueueID: string;
  playQueueSelectedItemID: string;
  playQueueSelectedMetadataItemID: string;
  playQueueShuffled: boolean;
  playQueueTotalCount: number;
  Metadata: (Item & { playQueueItemID: string })[];
};

type Next = { playQueueID: string; playQueueSelectedItemID: string; item: Queue["Metadata"][number] | null };
type State = { viewOffset?: number; viewCount?: number };

const api = <T>(owner: Client, path: string) => owner.json<T>(`/api/plex/${path}`);
const post = <T>(owner: Client, path: string, body: unknown) => owner.written<T>(`/api/plex/${path}`, body);
const keys = (items: Item[]) => items.map((item) => item.ratingKey);
const { show, directPlay, noArt, inProgress } = titles;

/** As another client of this person's would: Marquee has no call for it. */
async function addToQueue(world: World, owner: Client, queueId: string, ratingKey: string): Promise<void> {
  const { connection } = await api<{ connection: { uri: string } }>(owner, "test");
  const rows = await world.control.log();
  const row = rows.find((one) => one.host === serverIds.cinema && one.headers["x-plex-token"]);
  const uri = `server://${serverIds.cinema}/com.plexapp.plugins.library/library/metadata/${ratingKey}`;
  const address = `${connection.uri}/playQueues/${queueId}?${new URLSearchParams({ uri })}`;
  const sent = await fetch(address, { method: "PUT", headers: row?.headers ?? {} });
  expect(sent.status).toBe(200);
}

describe("a queue", () => {
  it("of a film is the film", async ({ owner }) => {
    const queue = await post<Queue>(owner, "playqueue", {
      ratingKey: directPlay.ratingKey,
      continuous: true,
    });
    expect(queue).toMatchObject({ playQueueTotalCount: 1, playQueueShuffled: false });
    expect(keys(queue.Metadata)).toEqual([directPlay.ratingKey]);
  });

  it("of an episode goes on with those after it, and can be looked at again", async ({ owner }) => {
    const { Metadata } = await api<Page>(owner, `metadata/${show.ratingKey}/allLeaves?limit=200`);
    const begun = Metadata[5];
    const alone = await post<Queue>(owner, "playqueue", { ratingKey: begun?.ratingKey });
    expect(alone.playQueueTotalCount).toBe(1);
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: begun?.ratingKey, continuous: true });
    expect(queue.playQueueSelectedMetadataItemID).toBe(begun?.ratingKey);
    expect(keys(queue.Metadata).slice(0, 2)).toEqual(keys(Metadata).slice(5, 7));
    expect(queue.Metadata[0]?.playQueueItemID).toBe(queue.playQueueSelectedItemID);
    expect(await api(owner, `playqueue/${queue.playQueueID}`)).toEqual(queue);
  });

  it("of a show begins where the person is in it", async ({ owner }) => {
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: show.ratingKey });
    const deck = await api<(Item & { grandparentRatingKey?: string })[]>(owner, "ondeck");
    const next = deck.find((one) => one.grandparentRatingKey === show.ratingKey);
    expect(queue.playQueueSelectedMetadataItemID).toBe(next?.ratingKey);
  });

  it("is shuffled from the start, or later", async ({ owner }) => {
    const ordered = await post<Queue>(owner, "playqueue", { ratingKey: show.ratingKey });
    const later = await post<Queue>(owner, `playqueue/${ordered.playQueueID}/shuffle`, undefined);
    expect(later).toMatchObject({
      playQueueShuffled: true,
      playQueueTotalCount: ordered.playQueueTotalCount,
    });
    const atOnce = await post<Queue>(owner, "playqueue", { ratingKey: show.ratingKey, shuffle: true });
    expect(atOnce.playQueueShuffled).toBe(true);
  });

  it("moves on, entry by entry, and stays where it is at its end", async ({ owner }) => {
    const { Metadata } = await api<Page>(owner, `metadata/${show.ratingKey}/allLeaves?limit=200`);
    const lastTwo = keys(Metadata).slice(-2);
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: lastTwo[0], continuous: true });
    const [first, second] = queue.Metadata;
    const next = () => post<Next>(owner, `playqueue/${queue.playQueueID}/next`, undefined);
    expect(first?.playQueueItemID).toBe(queue.playQueueSelectedItemID);
    expect(await next()).toMatchObject({
      playQueueID: queue.playQueueID,
      playQueueSelectedItemID: second?.playQueueItemID,
      item: { ratingKey: lastTwo[1], playQueueItemID: second?.playQueueItemID },
    });
    const moved = await api<Queue>(owner, `playqueue/${queue.playQueueID}`);
    expect(moved.playQueueSelectedItemID).toBe(second?.playQueueItemID);
    expect(moved.playQueueSelectedMetadataItemID).toBe(lastTwo[1]);
    for (let again = 0; again < 2; again++)
      expect(await next()).toEqual({
        playQueueID: queue.playQueueID,
        playQueueSelectedItemID: second?.playQueueItemID,
        item: null,
      });
    expect(await api(owner, `playqueue/${queue.playQueueID}`)).toEqual(moved);
  });

  it("that moves on leaves resume points alone, and nobody in Now Playing", async ({ world, owner }) => {
    const { ratingKey, viewOffset } = inProgress;
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: noArt.ratingKey });
    await addToQueue(world, owner, queue.playQueueID, ratingKey);
    const state = async () => {
      const { viewOffset, viewCount } = await api<State>(owner, `metadata/${ratingKey}`);
      return { viewOffset, viewCount };
    };
    const before = await state();
    expect(before.viewOffset).toBe(viewOffset);
    expect(await post<Next>(owner, `playqueue/${queue.playQueueID}/next`, undefined)).toMatchObject({
      item: { ratingKey },
    });
    expect(await state()).toEqual(before);
    expect(await api(owner, "sessions")).toEqual([]);
  });

  it("that holds an item twice moves on to the second one", async ({ world, owner }) => {
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: directPlay.ratingKey });
    await addToQueue(world, owner, queue.playQueueID, directPlay.ratingKey);
    const next = () => post<Next>(owner, `playqueue/${queue.playQueueID}/next`, undefined);
    const { item, playQueueSelectedItemID } = await next();
    expect(item?.ratingKey).toBe(directPlay.ratingKey);
    expect(playQueueSelectedItemID).not.toBe(queue.playQueueSelectedItemID);
    expect((await next()).item).toBeNull();
  });

  it("stays where it is when Plex answers nonsense", async ({ world, owner }) => {
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: show.ratingKey });
    const path = `playqueue/${queue.playQueueID}`;
    const html = { status: 200, body: "<html></html>", contentType: "text/html", times: 1 };
    await world.control.fault({ host: serverIds.cinema, path: "^/playQueues/", ...html });
    const answer = await owner.post(`/api/plex/${path}/next`, undefined);
    expect([answer.status, (await answer.json()).code]).toEqual([502, "bad_reply"]);
    expect((await api<Queue>(owner, path)).playQueueSelectedItemID).toBe(queue.playQueueSelectedItemID);
  });

  it("isn't moved twice when Plex doesn't answer", async ({ world, owner }) => {
    const queue = await post<Queue>(owner, "playqueue", { ratingKey: show.ratingKey });
    const path = `playqueue/${queue.playQueueID}/next`;
    await world.control.fault({ host: serverIds.cinema, path: "^/:/timeline$", status: 503, times: 1 });
    await world.control.clearLog();
    expect((await owner.post(`/api/plex/${path}`, undefined)).status).toBe(503);
    expect(await world.control.calls(serverIds.cinema, /timeline/)).toEqual(["POST /:/timeline"]);
    await world.control.fault({
      ...{ host: serverIds.cinema, path: "^/:/timeline$", status: 503 },
      ...{ after: 1, times: 1 },
    });
    const { item } = await post<Next>(owner, path, undefined);
    const ids = queue.Metadata.map((one) => one.playQueueItemID);
    expect(item?.playQueueItemID).toBe(ids[ids.indexOf(queue.playQueueSelectedItemID) + 1]);
    await world.control.clearFaults();
  });

  it("is nobody else's", async ({ world, owner }) => {
    const { playQueueID } = await post<Queue>(owner, "playqueue", { ratingKey: directPlay.ratingKey });
    const friend = await world.signIn("demo-friend");
    expect((await friend.get(`/api/plex/playqueue/${playQueueID}`)).status).toBe(404);
    expect((await friend.post(`/api/plex/playqueue/${playQueueID}/next`, undefined)).status).toBe(404);
  });
});
