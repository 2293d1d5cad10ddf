import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { Listener } from "./listener.ts";
import { convert } from "./player.ts";
import { type Json, listOf, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  [owner, friend] = [await Visitor.on(standin, "demo-owner"), await Visitor.on(standin, "demo-friend")];
});
afterAll(() => standin.close());
afterEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const { ratingKey } = titles.directPlay;
const duration = async (key: string) => Number((await owner.item(key)).duration);
const about = (more: object) => ({ serverId: serverIds.cinema, ...more });

test("idle is exactly an empty container, for both lists", async () => {
  expect((await owner.ask("/status/sessions")).body).toEqual({ MediaContainer: { size: 0 } });
  expect((await owner.ask("/transcode/sessions")).body).toEqual({ MediaContainer: { size: 0 } });
});

test.each([
  "/status/sessions",
  "/transcode/sessions",
  "/status/sessions/terminate?sessionId=x",
  "/accounts",
  "/devices",
  "/:/prefs",
  "/:/prefs/get?id=FriendlyName",
])("%s is the owner's alone", async (path) => {
  expect((await friend.ask(path)).status).toBe(403);
});

test("direct play: ids as text, the player named, and no conversion", async () => {
  const query = new URLSearchParams({
    ...{ ratingKey, key: `/library/metadata/${ratingKey}`, state: "playing", time: "70000" },
    ...{
      duration: String(await duration(ratingKey)),
      "X-Plex-Platform": "Chrome",
      "X-Plex-Product": "Visits",
    },
    ...{ "X-Plex-Device-Name": "Kitchen", "X-Plex-Version": "1.2", "X-Plex-Session-Identifier": "mine" },
  });
  await friend.ask(`/:/timeline?${query}`);
  const [row] = await owner.rows("/status/sessions");
  expect(row).toMatchObject({
    sessionKey: "1",
    ratingKey,
    librarySectionID: "1",
    viewOffset: 70_000,
    User: { id: "9002", title: "Demo Friend", thumb: expect.stringContaining("/avatar") },
    Player: {
      machineIdentifier: "visitor",
      platform: "Chrome",
      product: "Visits",
      title: "Kitchen",
      version: "1.2",
    },
    Session: { id: "mine", location: "lan", bandwidth: expect.any(Number) },
  });
  expect(row).not.toHaveProperty("TranscodeSession");
  const [media] = listOf(row?.Media);
  const [part] = listOf(media?.Part);
  expect([media?.id, part?.id, part?.decision]).toEqual([
    expect.any(String),
    expect.any(String),
    "directplay",
  ]);
  expect(media).toMatchObject({
    aspectRatio: expect.any(String),
    bitrate: expect.any(Number),
    selected: true,
  });
  for (const stream of listOf(part?.Stream)) {
    expect(stream).toMatchObject({
      id: expect.any(String),
      streamType: expect.any(Number),
      location: "direct",
    });
    expect(stream).not.toHaveProperty("decision");
  }
});

test("a conversion shows what comes out of it, in the list, in the row and in events", async () => {
  const listener = await Listener.events(owner);
  const segment = await convert(friend, titles.hevc.ratingKey, "convert-1", "play-1");
  const length = await duration(titles.hevc.ratingKey);
  await friend.report(titles.hevc.ratingKey, 0, length, "play-1");
  expect(await listener.next("playing")).toMatchObject({ transcodeSession: "/transcode/sessions/convert-1" });
  expect((await friend.ask(segment(0))).status).toBe(200);

  const [row] = await owner.rows("/status/sessions");
  expect(row?.TranscodeSession).toMatchObject({
    key: "/transcode/sessions/convert-1",
    videoDecision: "transcode",
    sourceVideoCodec: "hevc",
    videoCodec: "h264",
  });
  const [media] = listOf(row?.Media);
  expect(media).toMatchObject({ videoCodec: "h264", protocol: "hls", container: "mpegts", selected: true });
  expect(Number(media?.height)).toBeLessThanOrEqual(480);
  expect(Number(media?.bitrate)).toBeLessThanOrEqual(1500);
  expect(row?.Session).toMatchObject({ bandwidth: media?.bitrate });
  const [part] = listOf(media?.Part);
  expect(part).toMatchObject({ decision: "transcode" });
  expect(part).not.toHaveProperty("key");
  expect(part).not.toHaveProperty("file");
  expect(listOf(part?.Stream)[0]).toMatchObject({ decision: "transcode", location: "segments-video" });

  const { size, TranscodeSession } = await owner.container("/transcode/sessions");
  expect(size).toBe(1);
  const [session] = listOf(TranscodeSession);
  expect(session).toMatchObject({ key: "convert-1", throttled: expect.any(Boolean), error: false });
  for (const secret of ["pid", "account", "clientIdentifier", "sessionIdentifier"])
    expect(session).not.toHaveProperty(secret);
  expect((await owner.container("/transcode/sessions/convert-1")).size).toBe(1);
  expect((await owner.ask("/transcode/sessions/unknown")).status).toBe(404);

  expect(await listener.next("transcodeSession.start")).toMatchObject({ key: "convert-1" });
  await friend.ask("/video/:/transcode/universal/stop?session=convert-1");
  expect(await listener.next("transcodeSession.end")).toMatchObject({ key: "convert-1" });
  listener.close();
});

test("a conversion of another playback identifier is nobody's row", async () => {
  await convert(owner, titles.hevc.ratingKey, "convert-2", "play-2");
  await owner.report(titles.hevc.ratingKey, 0, await duration(titles.hevc.ratingKey), "another");
  expect((await owner.rows("/status/sessions"))[0]).not.toHaveProperty("TranscodeSession");
});

test("stopped takes the row away; stopped with continuing keeps it", async () => {
  const length = await duration(ratingKey);
  await friend.report(ratingKey, 70_000, length, "mine");
  const stop = (more: string) =>
    friend.ask(
      `/:/timeline?ratingKey=${ratingKey}&key=%2Fx&state=stopped&time=80000&duration=${length}${more}`,
      { headers: { "X-Plex-Session-Identifier": "mine" } },
    );
  await stop("&continuing=1");
  expect(await owner.rows("/status/sessions")).toMatchObject([
    { sessionKey: "1", Player: { state: "stopped" } },
  ]);
  await friend.report(titles.hevc.ratingKey, 1000, await duration(titles.hevc.ratingKey), "mine");
  expect(await owner.rows("/status/sessions")).toMatchObject([
    { sessionKey: "1", ratingKey: titles.hevc.ratingKey },
  ]);
  await stop("");
  expect(await owner.rows("/status/sessions")).toEqual([]);
});

test("a ghost stays for half an hour, unmoved", async () => {
  const ghost = { account: "demo-friend", ratingKey, sessionId: "boo", viewOffset: 123_000 };
  await turn(standin, "POST", "/ghosts", about({ ...ghost, minutesAgo: 29 }));
  expect(await owner.rows("/status/sessions")).toMatchObject([
    { viewOffset: 123_000, Session: { id: "boo" } },
  ]);
  await turn(standin, "POST", "/ghosts", about({ ...ghost, minutesAgo: 31 }));
  expect(await owner.rows("/status/sessions")).toEqual([]);
});

test.each(["GET", "POST"])(
  "%s terminate: the words reach the victim, and its conversion is dead",
  async (method) => {
    const length = await duration(titles.hevc.ratingKey);
    const segment = await convert(friend, titles.hevc.ratingKey, "convert-3", "victim");
    await friend.report(titles.hevc.ratingKey, 1000, length, "victim");
    const [row] = await owner.rows("/status/sessions");
    const { id } = row?.Session as Json;
    const kick = (query: string) => owner.ask(`/status/sessions/terminate?${query}`, { method });
    const told = await kick(`sessionId=${String(id)}&reason=Bed+time.`);
    expect([told.status, told.text]).toEqual([200, ""]);
    // The capability died with the session.
    expect((await friend.ask(segment(0))).status).toBe(404);
    const reply = await friend.report(titles.hevc.ratingKey, 2000, length, "victim");
    expect(reply.status).toBe(200);
    expect(reply.body.MediaContainer).toMatchObject({
      terminationCode: expect.any(Number),
      terminationText: "Bed time.",
    });
    const next = await friend.report(titles.hevc.ratingKey, 3000, length, "victim");
    expect(next.body.MediaContainer).not.toHaveProperty("terminationText");
    expect((await kick("sessionId=nobody")).status).toBe(404);
    expect((await kick("")).status).toBe(400);
  },
);

test("without a pass there is no kick", async () => {
  await turn(standin, "POST", "/accounts", {
    title: "Aunt",
    servers: [{ serverId: serverIds.attic, owned: true }],
  });
  const aunt = await Visitor.on(standin, "aunt", serverIds.attic);
  expect((await aunt.ask("/status/sessions/terminate?sessionId=x")).status).toBe(403);
});

test("a new decision comes only when there is one, to those who understand it", async () => {
  const length = await duration(ratingKey);
  const path = `/:/timeline?ratingKey=${ratingKey}&key=%2Fx&state=playing&time=5000&duration=${length}`;
  const report = async (more = "") =>
    (await friend.ask(path + more, { headers: { "X-Plex-Session-Identifier": "mde" } })).body.MediaContainer;
  expect(await report("&hasMDE=1")).not.toHaveProperty("Metadata");
  await turn(standin, "POST", "/decisions", about({ sessionId: "mde" }));
  expect(await report()).not.toHaveProperty("Metadata");
  expect(await report("&hasMDE=1")).toMatchObject({
    Metadata: [{ ratingKey }],
    Bandwidths: expect.anything(),
  });
  expect(await report("&hasMDE=1")).not.toHaveProperty("Metadata");
});
