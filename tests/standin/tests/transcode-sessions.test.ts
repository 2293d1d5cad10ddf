import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, Bench, GERMAN, profiles } from "./transcoder.ts";

/* The life of a transcode session (PROTOCOL §6.3, §6.7): what must come first, what ends it, what is left of it. */

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

const EXTRA = "X-Plex-Client-Profile-Extra";
const pidOf = (session: string) => {
  const pid = bench.routes.sessions().find((row) => row.key === session)?.pid;
  if (!pid) throw new Error("no ffmpeg at work");
  return pid;
};

test("a start nobody decided on is empty, and so is one that asks for something else", async () => {
  const query = bench.ask("1");
  const blank = await bench.get(`start.m3u8?${query}`);
  expect([blank.status, await blank.text()]).toEqual([200, ""]);
  const list = await bench.get(`session/${query.get("session")}/base/index.m3u8`);
  expect([list.status, (await list.text()).length]).toEqual([404, 85]);

  await bench.decide(query);
  const other = new URLSearchParams(query);
  other.set("maxVideoBitrate", "320");
  expect(await (await bench.get(`start.m3u8?${other}`)).text()).toBe("");
  expect(await (await bench.get(`start.m3u8?${query}`)).text()).toContain("#EXT-X-STREAM-INF");
  // A segment guessed before the media playlist was read does not exist.
  expect((await bench.get(`session/${query.get("session")}/base/00000.ts`)).status).toBe(404);
  await bench.get(`stop?session=${query.get("session")}`);
});

test("the playlist covers the whole title before anything is encoded", async () => {
  const { session, playlist } = await bench.open(bench.ask("3"));
  const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+), nodesc\n(\d{5})\.ts/g)];
  expect(lengths.map((line) => Number(line[2]))).toEqual(lengths.map((_, n) => n));
  expect(lengths.reduce((sum, line) => sum + Number(line[1]), 0)).toBeCloseTo(608, 1);
  expect(playlist.trimEnd().endsWith("#EXT-X-ENDLIST")).toBe(true);
  expect((await bench.get(`session/${session}/base/00152.ts`)).status).toBe(404);
  await bench.get(`stop?session=${session}`);
});

test("audioStreamID is honoured", async () => {
  const query = bench.ask("3", { audioStreamID: GERMAN });
  const stream = (await bench.decide(query)).Metadata[0]?.Media?.[0]?.Part[0]?.Stream.find(
    (row) => row.streamType === 2,
  );
  expect(stream).toMatchObject({ id: GERMAN, languageCode: "deu", channels: 2 });
});

test("stop ends ffmpeg and removes the files; a second stop finds nothing", async () => {
  const { session } = await bench.open(bench.ask("3"));
  const pid = bench.routes.sessions().find((row) => row.key === session)?.pid;
  if (!pid) throw new Error("no ffmpeg at work");
  expect(alive(pid)).toBe(true);
  expect((await bench.get(`ping?session=${session}`)).status).toBe(200);
  expect((await bench.get(`stop?session=${session}`)).status).toBe(200);
  expect(alive(pid)).toBe(false);
  expect((await bench.get(`stop?session=${session}`)).status).toBe(404);
  expect((await bench.get(`ping?session=${session}`)).status).toBe(404);
  expect((await bench.get(`session/${session}/base/00000.ts`)).status).toBe(404);
  expect((await readdir(bench.dir)).filter((name) => name.startsWith(`${process.pid}-`))).toEqual([]);
});

test("an idle session is reaped, and close leaves no ffmpeg", async () => {
  const short = bench.another({ idleMs: 300 });
  const query = bench.ask("3");
  await short.app.request(`/decision?${query}`);
  await short.app.request(`/start.m3u8?${query}`);
  expect(short.sessions()).toHaveLength(1);
  await expect.poll(() => short.sessions(), { timeout: 3000 }).toEqual([]);

  const again = bench.ask("3");
  await bench.routes.app.request(`/decision?${again}`);
  await bench.routes.app.request(`/start.m3u8?${again}`);
  const pid = bench.routes.sessions()[0]?.pid;
  if (!pid) throw new Error("no ffmpeg at work");
  await Promise.all([bench.routes.close(), short.close()]);
  expect(alive(pid)).toBe(false);
});

test("a session id used again ends what it stood for", async () => {
  const query = bench.ask("3");
  const { session } = await bench.open(query);
  const pid = pidOf(session);
  await bench.decide(bench.ask("1", { session }));
  expect(alive(pid)).toBe(false);
  expect((await bench.get(`session/${session}/base/00000.ts`)).status).toBe(404);
});

test("whoever stops reading one piece ends its ffmpeg, and so do stop and a second start", async () => {
  const query = bench.ask("3", { protocol: "http", [EXTRA]: profiles.http("mkv"), directStream: "0" });
  const session = query.get("session") ?? "";
  await bench.decide(query);
  const leave = new AbortController();
  const first = await bench.get(`start.mkv?${query}`, { signal: leave.signal });
  const begun = pidOf(session);
  await first.body?.getReader().read();
  leave.abort();
  await expect.poll(() => alive(begun), { timeout: 5000 }).toBe(false);

  await bench.get(`start.mkv?${query}`);
  const second = pidOf(session);
  await bench.get(`start.mkv?${query}`);
  expect(alive(second)).toBe(false);
  const third = pidOf(session);
  await bench.stop(session);
  expect(alive(third)).toBe(false);
});

test("fallback encodes what was copied, once", async () => {
  const { session, playlist } = await bench.open(bench.ask("1"));
  const fallback = () => bench.get(`fallback?session=${session}`, { method: "POST" });
  const info = () => bench.routes.sessions().find((row) => row.key === session);
  expect(info()).toMatchObject({ videoDecision: "copy" });
  expect((await fallback()).status).toBe(200);
  expect(info()).toMatchObject({ videoDecision: "transcode" });
  expect(await (await bench.get(`session/${session}/base/index.m3u8`)).text()).toBe(playlist);
  expect((await bench.get(`session/${session}/base/00000.ts`)).status).toBe(200);
  expect((await fallback()).status).toBe(412);
  await bench.stop(session);
  expect((await fallback()).status).toBe(404);
});

test("subtitles beside the film grow with it and end with the session", async () => {
  const query = bench.ask("4", { subtitles: "sidecar", directStream: "0" });
  expect((await bench.get(`subtitles?${query}`)).status).toBe(404);
  const { session } = await bench.open(query);
  const reply = await bench.get(`subtitles?${query}`);
  expect(reply.headers.get("content-type")).toBe("text/srt");
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  const begin = await reader?.read();
  expect(begin?.value).toMatch(/^1\n00:00:02,000 --> 00:00:06,000\n\S/);
  await bench.stop(session);
  let rest = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) rest += part.value;
  // The film is ten minutes long; nobody watched that far.
  expect(rest).not.toContain("00:09:");
});
