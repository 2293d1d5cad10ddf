import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { type Json, listOf, Visitor } from "./visitor.ts";

/* The transcoder as one server carries it; the transcoder's own rules are held in transcode-sessions.test.ts. */
let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const room = "/video/:/transcode/universal";
const query = (ratingKey: string, session: string) =>
  new URLSearchParams({
    path: `/library/metadata/${ratingKey}`,
    mediaIndex: "0",
    partIndex: "0",
    protocol: "hls",
    directPlay: "0",
    directStream: "1",
    directStreamAudio: "1",
    fastSeek: "1",
    copyts: "1",
    hasMDE: "1",
    offset: "0",
    session,
    "X-Plex-Platform": "Chrome",
    "X-Plex-Product": "Tester",
    "X-Plex-Client-Identifier": "visitor",
    "X-Plex-Session-Identifier": `play-${session}`,
  });

test("decision, start, playlist and a segment; past the start the session id is enough", async () => {
  const about = query(titles.hevc.ratingKey, "abc");
  const decision = await owner.ask(`${room}/decision?${about}`);
  expect(decision.body.MediaContainer).toMatchObject({
    generalDecisionCode: 1001,
    Metadata: [{ title: titles.hevc.title }],
  });
  const start = await owner.ask(`${room}/start.m3u8?${about}`);
  expect(start.headers.get("content-type")).toContain("application/vnd.apple.mpegurl");
  const playlist = `${owner.base}${room}/session/abc/base/index.m3u8`;
  const listed = await (await fetch(playlist)).text();
  expect(listed).toContain("#EXT-X-ENDLIST");
  const segment = await fetch(playlist.replace("index.m3u8", "00000.ts"));
  expect(segment.status).toBe(200);
  expect(segment.headers.get("x-plex-protocol")).toBe("1.0");
  const bytes = new Uint8Array(await segment.arrayBuffer());
  expect(bytes[0]).toBe(0x47);
  expect((await owner.ask(`${room}/ping?session=abc`)).status).toBe(200);
  expect((await owner.ask(`${room}/stop?session=abc`)).status).toBe(200);
  expect((await fetch(playlist)).status).toBe(401);
  expect((await owner.ask(`${room}/session/abc/base/index.m3u8`)).status).toBe(404);
});

test("nothing without a token, no session of an unknown name, no item of a hidden library", async () => {
  const about = query(titles.hevc.ratingKey, "def");
  expect((await fetch(`${owner.base}${room}/decision?${about}`)).status).toBe(401);
  expect((await fetch(`${owner.base}${room}/session/def/base/index.m3u8`)).status).toBe(401);
  const friend = await Visitor.on(standin, "demo-friend");
  expect((await friend.ask(`${room}/decision?${query("10001", "ghi")}`)).status).toBe(404);
  expect((await owner.ask(`${room.replace(":", "%3A")}/decision?${query("10001", "jkl")}`)).status).toBe(200);
});

test("a subtitle fetched from elsewhere can be burnt in", async () => {
  const film = `/library/metadata/${titles.directPlay.ratingKey}`;
  const [candidate] = listOf((await owner.container(`${film}/subtitles?language=de`)).Stream);
  await owner.ask(`${film}/subtitles?key=${encodeURIComponent(String(candidate?.key))}`, { method: "PUT" });
  const [part] = listOf(listOf((await owner.item(titles.directPlay.ratingKey)).Media)[0]?.Part);
  const id = String(listOf(part?.Stream).at(-1)?.id);
  await owner.ask(`/library/parts/${String(part?.id)}?subtitleStreamID=${id}`, { method: "PUT" });
  const about = query(titles.directPlay.ratingKey, "mno");
  about.set("subtitles", "burn");
  const decision = await owner.ask(`${room}/decision?${about}`);
  const [media] = listOf(listOf((decision.body.MediaContainer as Json).Metadata)[0]?.Media);
  const burnt = listOf(listOf(media?.Part)[0]?.Stream).find((stream) => stream.decision === "burn");
  expect(burnt).toMatchObject({ id, burn: "1" });
  await owner.ask(`${room}/start.m3u8?${about}`);
  const playlist = `${room}/session/mno/base/index.m3u8`;
  await owner.ask(playlist);
  expect((await owner.ask(playlist.replace("index.m3u8", "00000.ts"))).status).toBe(200);
  await owner.ask(`${room}/stop?session=mno`);
});
