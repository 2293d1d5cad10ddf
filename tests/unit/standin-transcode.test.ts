import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MediaFile, type MediaName, makeMedia } from "../../lib/standin/media/index.ts";
import { transcodeRoutes } from "../../lib/standin/transcode/index.ts";
import { loadProfile, parseDirectives } from "../../lib/standin/transcode/profile.ts";

const BASE = "/video/:/transcode/universal";
// MPEG-TS carries the same 0.1 s on top of every timestamp.
const TS_LEAD = 0.1;
const GERMAN = "32";

const PROFILE_A =
  "add-settings(DirectPlayStreamSelection=true)" +
  "+add-direct-play-profile(type=videoProfile&container=mp4,mov&videoCodec=h264&audioCodec=aac,mp3&subtitleCodec=srt)" +
  "+add-limitation(scope=videoCodec&scopeName=h264&type=upperBound&name=video.bitDepth&value=8)" +
  "+add-limitation(scope=videoAudioCodec&scopeName=aac&type=upperBound&name=audio.channels&value=6)" +
  "+add-transcode-target(type=videoProfile&context=streaming&protocol=hls&container=mpegts&videoCodec=h264&audioCodec=aac,mp3)";

type Row = Record<string, unknown>;
type Container = Record<string, unknown> & {
  Metadata: (Row & { Media?: (Row & { Part: (Row & { Stream: Row[] })[] })[] })[];
};

let films: Record<MediaName, MediaFile>;
let dir: string;
let origin: string;
let routes: ReturnType<typeof transcodeRoutes>;
let server: ReturnType<typeof serve>;
const items = new Map<string, { item: Row; files: MediaFile[][] }>();

/** A film's detail JSON with the numeric ids of a listing; `selected` picks a subtitle by its place among subtitles. */
function put(ratingKey: string, file: MediaFile, selectSubtitle = false): void {
  const Stream = file.streams.map((stream, n) => ({
    ...stream,
    id: Number(ratingKey) * 10 + n,
    ...((stream.default || (selectSubtitle && stream.streamType === 3)) && { selected: true }),
  }));
  const Part = [{ id: 7, key: "/library/parts/7/1/file", file: file.path, duration: file.duration, Stream }];
  const Media = [
    {
      id: 5,
      container: file.container,
      duration: file.duration,
      aspectRatio: 1.78,
      videoFrameRate: "24p",
      Part,
    },
  ];
  const item = {
    ratingKey,
    type: "movie",
    librarySectionID: 1,
    skipCount: 2,
    Genre: [{ id: 9, tag: "Drama" }],
    Media,
  };
  items.set(ratingKey, { item, files: [[file]] });
}

beforeAll(async () => {
  films = await makeMedia(join(import.meta.dirname, "../../.cache/media"));
  put("1", films["h264-a"]);
  put("2", films["h264-b"], true);
  put("3", films.hevc);
  put("4", films.hevc, true);
  dir = await mkdtemp(join(tmpdir(), "standin-transcode-"));
  routes = transcodeRoutes({ findItem: (_, key) => items.get(key), accountOf: () => "owner", dir });
  const app = new Hono().route(BASE, routes.app);
  await new Promise<void>((listening) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (info: AddressInfo) => {
      origin = `http://127.0.0.1:${info.port}`;
      listening();
    });
  });
}, 120_000);

afterAll(async () => {
  await routes.close();
  server.close();
  await rm(dir, { recursive: true, force: true });
});

let sessions = 0;

function ask(ratingKey: string, changes: Record<string, string | undefined> = {}): URLSearchParams {
  const all: Record<string, string | undefined> = {
    path: `/library/metadata/${ratingKey}`,
    mediaIndex: "0",
    partIndex: "0",
    protocol: "hls",
    directPlay: "0",
    directStream: "1",
    directStreamAudio: "1",
    subtitles: "none",
    session: `s${sessions++}`,
    "X-Plex-Platform": "Generic",
    "X-Plex-Client-Identifier": "browser-1",
    "X-Plex-Client-Profile-Name": "Generic",
    "X-Plex-Client-Profile-Extra": PROFILE_A,
    ...changes,
  };
  return new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const get = (path: string, headers?: Record<string, string>) =>
  fetch(`${origin}${BASE}/${path}`, { headers: { accept: "application/json", ...headers } });

async function decide(query: URLSearchParams): Promise<Container> {
  const reply = await get(`decision?${query}`);
  expect(reply.status).toBe(200);
  return ((await reply.json()) as { MediaContainer: Container }).MediaContainer;
}

/** Decision, start and media playlist of one playback; returns the session id and both playlists. */
async function open(query: URLSearchParams): Promise<{ session: string; master: string; playlist: string }> {
  await decide(query);
  const session = query.get("session") ?? "";
  const start = await get(`start.m3u8?${query}`);
  expect(start.headers.get("content-type")).toBe("application/vnd.apple.mpegurl");
  const master = await start.text();
  expect(master).toContain(`session/${session}/base/index.m3u8`);
  return { session, master, playlist: await (await get(`session/${session}/base/index.m3u8`)).text() };
}

type Probe = {
  streams: {
    codec_name: string;
    height?: number;
    channels?: number;
    start_time: string;
    nb_read_packets: string;
    tags?: { language?: string };
  }[];
};

async function probeSegment(session: string, n: number): Promise<Probe["streams"]> {
  const reply = await get(`session/${session}/base/${String(n).padStart(5, "0")}.ts`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("video/mp2t");
  const bytes = Buffer.from(await reply.arrayBuffer());
  expect(bytes.length).toBe(Number(reply.headers.get("content-length")));
  const path = join(dir, "probe.ts");
  await writeFile(path, bytes);
  const { stdout } = await promisify(execFile)("ffprobe", [
    "-v",
    "error",
    "-count_packets",
    "-show_streams",
    "-of",
    "json",
    path,
  ]);
  return (JSON.parse(stdout) as Probe).streams;
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("profile augmentation", () => {
  test.each([
    ["a(b=c)", [{ verb: "a", values: { b: "c" } }]],
    [
      "a(b=c&d=e,f)+g(h=1)",
      [
        { verb: "a", values: { b: "c", d: "e,f" } },
        { verb: "g", values: { h: "1" } },
      ],
    ],
    ["a(b=c%2Cd)", [{ verb: "a", values: { b: "c,d" } }]],
    ["a(b=100%)", [{ verb: "a", values: { b: "100%" } }]],
    ["nonsense", []],
    ["", []],
  ])("%s", (extra, directives) => {
    expect(parseDirectives(extra)).toEqual(directives);
  });

  const target = (codecs: string, more = "") =>
    `add-transcode-target(type=videoProfile&context=streaming&protocol=hls&container=mpegts&videoCodec=${codecs}${more})`;
  const videoCodecs = (extra: string) =>
    loadProfile({ platform: "Generic", profileExtra: extra }).targets.map((entry) => entry.videoCodec.join());

  test.each([
    ["a second target for the same use is ignored", `${target("h264")}+${target("hevc")}`, ["h264"]],
    ["unless it replaces", `${target("h264")}+${target("hevc", "&replace=true")}`, ["hevc"]],
    [
      "append puts codecs last",
      `${target("h264")}+append-transcode-target-codec(type=videoProfile&context=streaming&protocol=hls&videoCodec=hevc)`,
      ["h264,hevc"],
    ],
    [
      "add puts codecs first",
      `${target("h264")}+add-transcode-target-codec(type=videoProfile&context=streaming&protocol=hls&videoCodec=hevc)`,
      ["hevc,h264"],
    ],
    [
      "a codec for another protocol changes nothing",
      `${target("h264")}+append-transcode-target-codec(type=videoProfile&context=streaming&protocol=dash&videoCodec=hevc)`,
      ["h264"],
    ],
  ])("%s", (_, extra, expected) => {
    expect(videoCodecs(extra)).toEqual(expected);
  });

  test("Generic knows nothing by itself, Chrome has a target", () => {
    expect(loadProfile({ platform: "Generic", profileExtra: "" }).targets).toEqual([]);
    expect(loadProfile({ platform: "Chrome", profileExtra: "" }).targets).toHaveLength(1);
    expect(loadProfile({ platform: "Chrome", profileName: "Generic", profileExtra: "" }).targets).toEqual([]);
  });
});

describe("decision", () => {
  const DIRECT = { directPlay: "1" };
  const HEVC_COPY = PROFILE_A.replace(
    "videoCodec=h264&audioCodec=aac,mp3)",
    "videoCodec=h264,hevc&audioCodec=aac,ac3)",
  );

  test.each<[string, string, Record<string, string | undefined>, Row]>([
    [
      "mp4 the profile allows",
      "1",
      DIRECT,
      { general: 1000, direct: 1000, transcode: undefined, part: "directplay" },
    ],
    [
      "mkv the profile doesn't allow",
      "3",
      DIRECT,
      { general: 1001, direct: 3000, transcode: 1001, video: "transcode", audio: "transcode" },
    ],
    [
      "mkv, the client knows better",
      "3",
      { ...DIRECT, hasMDE: "1" },
      { general: 1000, direct: 1000, mde: 1000, part: "directplay" },
    ],
    [
      "hasMDE without a media index",
      "3",
      { ...DIRECT, hasMDE: "1", mediaIndex: "-1" },
      { general: 1001, direct: 3000 },
    ],
    [
      "a limitation forbids direct play",
      "1",
      {
        ...DIRECT,
        "X-Plex-Client-Profile-Extra": `${PROFILE_A}+add-limitation(scope=videoCodec&scopeName=*&type=upperBound&name=video.height&value=480)`,
      },
      { general: 1001, direct: 3001, video: "transcode", height: 480 },
    ],
    [
      "direct stream",
      "1",
      {},
      {
        general: 1001,
        direct: 3000,
        transcode: 1001,
        part: "transcode",
        video: "copy",
        audio: "copy",
        height: 720,
      },
    ],
    ["no copying of the picture", "1", { directStream: "0" }, { video: "transcode", audio: "copy" }],
    ["no copying of the sound", "1", { directStreamAudio: "0" }, { video: "copy", audio: "transcode" }],
    [
      "a smaller frame",
      "1",
      { videoResolution: "576x320" },
      { video: "transcode", height: 320, resolution: "SD" },
    ],
    [
      "a cap under the source",
      "1",
      { maxVideoBitrate: "320" },
      { video: "transcode", height: 720, resolution: "720p" },
    ],
    [
      "a cap over the source",
      "1",
      { maxVideoBitrate: "4000", videoResolution: "1280x720" },
      { video: "copy" },
    ],
    [
      "hevc listed",
      "3",
      { "X-Plex-Client-Profile-Extra": HEVC_COPY },
      { video: "copy", audio: "copy", codec: "hevc" },
    ],
    [
      "only hevc to encode: no picture",
      "1",
      {
        "X-Plex-Client-Profile-Extra": PROFILE_A.replace("mpegts&videoCodec=h264", "mpegts&videoCodec=hevc"),
      },
      { general: 1001, video: undefined, audio: "copy" },
    ],
    ["burn a selected subtitle", "4", { subtitles: "burn" }, { video: "transcode", subtitle: "burn" }],
    ["burn with none selected", "3", { subtitles: "burn" }, { video: "transcode", subtitle: undefined }],
    [
      "burning forbids copying",
      "2",
      { subtitles: "burn" },
      { video: "transcode", audio: "copy", subtitle: "burn" },
    ],
    [
      "Chrome by itself",
      "3",
      {
        "X-Plex-Platform": "Chrome",
        "X-Plex-Client-Profile-Name": undefined,
        "X-Plex-Client-Profile-Extra": undefined,
      },
      { general: 1001, video: "transcode", codec: "h264" },
    ],
    [
      "Generic without a target",
      "3",
      { "X-Plex-Client-Profile-Extra": undefined },
      { general: 2000, transcode: 4005, part: undefined },
    ],
    ["a protocol nobody offers", "3", { protocol: "dash" }, { general: 2000, transcode: 4005 }],
  ])("%s", async (_, key, changes, expected) => {
    const container = await decide(ask(key, changes));
    const media = container.Metadata[0]?.Media?.[0];
    const part = media?.Part[0];
    const stream = (type: number) => part?.Stream.find((row) => row.streamType === type)?.decision;
    const seen: Row = {
      general: container.generalDecisionCode,
      direct: container.directPlayDecisionCode,
      transcode: container.transcodeDecisionCode,
      mde: container.mdeDecisionCode,
      part: part?.decision,
      video: stream(1),
      audio: stream(2),
      subtitle: stream(3),
      height: media?.height,
      resolution: media?.videoResolution,
      codec: media?.videoCodec,
    };
    expect(seen).toMatchObject(expected);
  });

  test("types are those of converted XML", async () => {
    const container = await decide(ask("3"));
    const [item] = container.Metadata;
    const media = item?.Media?.[0];
    expect(container).toMatchObject({
      size: 1,
      allowSync: "1",
      librarySectionID: "1",
      mediaTagVersion: expect.any(String),
    });
    expect(item).toMatchObject({
      ratingKey: "3",
      librarySectionID: "1",
      skipCount: "2",
      Genre: [{ id: "9" }],
    });
    expect(media).toMatchObject({
      id: "5",
      duration: 608_000,
      width: 1280,
      container: "mpegts",
      optimizedForStreaming: true,
    });
    expect(media?.Part[0]).toMatchObject({ id: "7", decision: "transcode" });
    expect(media?.Part[0]).not.toHaveProperty("key");
    expect(media?.Part[0]).not.toHaveProperty("file");
    expect(media?.Part[0]?.Stream[0]).toMatchObject({ id: "30", streamType: 1, location: "segments-video" });
    const direct = (await decide(ask("1", DIRECT))).Metadata[0]?.Media?.[0];
    expect(direct).toMatchObject({ id: "5", aspectRatio: "1.78" });
    expect(direct?.Part[0]).toMatchObject({ key: "/library/parts/7/1/file", decision: "directplay" });
    expect(direct?.Part[0]?.Stream[0]).toMatchObject({ id: "10", location: "direct" });
    expect(direct?.Part[0]?.Stream[0]).not.toHaveProperty("decision");
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ["no platform", { "X-Plex-Platform": undefined }, 400],
    ["an unknown platform", { "X-Plex-Platform": "Linux" }, 400],
    ["no client identifier", { "X-Plex-Client-Identifier": undefined }, 400],
    ["no session", { session: undefined }, 400],
    ["no path", { path: undefined }, 400],
    ["direct play and burning at once", { directPlay: "1", subtitles: "burn" }, 400],
    ["a version the item doesn't have", { mediaIndex: "4" }, 400],
    ["an unknown item", { path: "/library/metadata/99" }, 404],
  ])("%s is refused in HTML", async (_, changes, status) => {
    const reply = await get(`decision?${ask("1", changes)}`);
    expect(reply.status).toBe(status);
    expect(reply.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await reply.text()).toContain(`<h1>${status} `);
  });

  test("identity may come in headers; without asking for JSON there is XML", async () => {
    const identity = [
      "X-Plex-Platform",
      "X-Plex-Client-Identifier",
      "X-Plex-Client-Profile-Name",
      "X-Plex-Client-Profile-Extra",
    ];
    const query = ask("1");
    const headers = Object.fromEntries(identity.map((name) => [name, query.get(name) ?? ""]));
    for (const name of identity) query.delete(name);
    expect((await get(`decision?${query}`, headers)).status).toBe(200);
    const xml = await get(`decision?${query}`, { ...headers, accept: "*/*" });
    expect(await xml.text()).toContain('generalDecisionCode="1001"');
  });
});

describe("sessions", () => {
  test("a start nobody decided on is empty, and so is one that asks for something else", async () => {
    const query = ask("1");
    const blank = await get(`start.m3u8?${query}`);
    expect([blank.status, await blank.text()]).toEqual([200, ""]);
    const list = await get(`session/${query.get("session")}/base/index.m3u8`);
    expect([list.status, (await list.text()).length]).toEqual([404, 85]);

    await decide(query);
    const other = new URLSearchParams(query);
    other.set("maxVideoBitrate", "320");
    expect(await (await get(`start.m3u8?${other}`)).text()).toBe("");
    expect(await (await get(`start.m3u8?${query}`)).text()).toContain("#EXT-X-STREAM-INF");
    // A segment guessed before the media playlist was read does not exist.
    expect((await get(`session/${query.get("session")}/base/00000.ts`)).status).toBe(404);
    await get(`stop?session=${query.get("session")}`);
  });

  test("the playlist covers the whole title before anything is encoded", async () => {
    const { session, playlist } = await open(ask("3"));
    const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+), nodesc\n(\d{5})\.ts/g)];
    expect(lengths.map((line) => Number(line[2]))).toEqual(lengths.map((_, n) => n));
    expect(lengths.reduce((sum, line) => sum + Number(line[1]), 0)).toBeCloseTo(608, 1);
    expect(playlist.trimEnd().endsWith("#EXT-X-ENDLIST")).toBe(true);
    expect((await get(`session/${session}/base/00152.ts`)).status).toBe(404);
    await get(`stop?session=${session}`);
  });

  test.each<[string, string, Record<string, string>, Row[]]>([
    [
      "hevc to h264, surround to stereo",
      "3",
      { videoResolution: "720x480" },
      [
        { codec_name: "h264", height: 406 },
        { codec_name: "aac", channels: 6 },
      ],
    ],
    [
      "h264 copied",
      "1",
      {},
      [
        { codec_name: "h264", height: 720 },
        { codec_name: "aac", channels: 2 },
      ],
    ],
    [
      "hevc copied from mkv",
      "3",
      {
        "X-Plex-Client-Profile-Extra": PROFILE_A.replace("mpegts&videoCodec=h264", "mpegts&videoCodec=hevc"),
      },
      [{ codec_name: "hevc", height: 720 }, { codec_name: "aac" }],
    ],
    [
      "embedded subtitles burnt in",
      "4",
      { subtitles: "burn", videoResolution: "420x240" },
      [{ codec_name: "h264", height: 236 }, { codec_name: "aac" }],
    ],
    [
      "subtitles from a file burnt in",
      "2",
      { subtitles: "burn", videoResolution: "420x240" },
      [{ codec_name: "h264", height: 236 }, { codec_name: "aac" }],
    ],
  ])(
    "%s: first, near and far segments start on time",
    async (_, key, changes, expected) => {
      const { session } = await open(ask(key, changes));
      for (const n of [0, 1, 100, 151, 3]) {
        const streams = await probeSegment(session, n);
        expect(streams).toMatchObject(expected);
        for (const stream of streams)
          expect(Math.abs(Number(stream.start_time) - (n * 4 + TS_LEAD))).toBeLessThan(0.13);
        expect(Number(streams[0]?.start_time)).toBeCloseTo(n * 4 + TS_LEAD, 2);
        // All of the segment and nothing else: 4 s of 24 frames.
        expect(Number(streams[0]?.nb_read_packets)).toBe(96);
      }
      await get(`stop?session=${session}`);
    },
    60_000,
  );

  test("a start with an offset begins there, and the timestamps say so", async () => {
    const { session } = await open(ask("1", { offset: "301.5" }));
    const [video] = await probeSegment(session, 75);
    expect(Number(video?.start_time)).toBeCloseTo(300 + TS_LEAD, 1);
    await get(`stop?session=${session}`);
  });

  test("audioStreamID is honoured", async () => {
    const query = ask("3", { audioStreamID: GERMAN });
    const stream = (await decide(query)).Metadata[0]?.Media?.[0]?.Part[0]?.Stream.find(
      (row) => row.streamType === 2,
    );
    expect(stream).toMatchObject({ id: GERMAN, languageCode: "deu", channels: 2 });
  });

  test("stop ends ffmpeg and removes the files; a second stop finds nothing", async () => {
    const { session } = await open(ask("3"));
    const pid = routes.sessions().find((row) => row.key === session)?.pid;
    if (!pid) throw new Error("no ffmpeg at work");
    expect(alive(pid)).toBe(true);
    expect((await get(`ping?session=${session}`)).status).toBe(200);
    expect((await get(`stop?session=${session}`)).status).toBe(200);
    expect(alive(pid)).toBe(false);
    expect((await get(`stop?session=${session}`)).status).toBe(404);
    expect((await get(`ping?session=${session}`)).status).toBe(404);
    expect((await get(`session/${session}/base/00000.ts`)).status).toBe(404);
    expect((await readdir(dir)).filter((name) => name.startsWith(`${process.pid}-`))).toEqual([]);
  });

  test("an idle session is reaped, and close leaves no ffmpeg", async () => {
    const short = transcodeRoutes({
      findItem: (_, key) => items.get(key),
      accountOf: () => "owner",
      dir,
      idleMs: 300,
    });
    const query = ask("3");
    await short.app.request(`/decision?${query}`);
    await short.app.request(`/start.m3u8?${query}`);
    expect(short.sessions()).toHaveLength(1);
    await expect.poll(() => short.sessions(), { timeout: 3000 }).toEqual([]);

    const again = ask("3");
    await routes.app.request(`/decision?${again}`);
    await routes.app.request(`/start.m3u8?${again}`);
    const pid = routes.sessions()[0]?.pid;
    if (!pid) throw new Error("no ffmpeg at work");
    await Promise.all([routes.close(), short.close()]);
    expect(alive(pid)).toBe(false);
  });
});
