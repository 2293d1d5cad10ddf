import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { type MediaFile, makeMedia } from "../media/index.ts";
import { makeSounds } from "../media/songs.ts";
import { type TranscodeDeps, transcodeRoutes } from "../transcode/index.ts";

/** MPEG-TS carries the same 0.1 s on top of every timestamp. */
export const TS_LEAD = 0.1;
/** The second audio stream of item 3, in German. */
export const GERMAN = "32";

const TARGET = "add-transcode-target(type=videoProfile&context=streaming&protocol=hls";
const VIDEO = `${TARGET}&container=mpegts&videoCodec=h264&audioCodec=aac,mp3)`;
const LIMITS =
  "add-settings(DirectPlayStreamSelection=true)" +
  "+add-direct-play-profile(type=videoProfile&container=mp4,mov&videoCodec=h264&audioCodec=aac,mp3&subtitleCodec=srt)" +
  "+add-limitation(scope=videoCodec&scopeName=h264&type=upperBound&name=video.bitDepth&value=8)" +
  "+add-limitation(scope=videoAudioCodec&scopeName=aac&type=upperBound&name=audio.channels&value=6)";

/** The profiles of PROTOCOL §6.5 in short, and parts to build others from. */
export const profiles = {
  /** A: MPEG-TS, H.264. */
  a: `${LIMITS}+${VIDEO}`,
  /** A, where HEVC may be copied. */
  hevcInTs: `${LIMITS}+${VIDEO.replace("videoCodec=h264", "videoCodec=hevc")}`,
  /** B: fMP4, also HEVC. */
  b: `${LIMITS}+${TARGET}&container=mp4&videoCodec=h264,hevc&audioCodec=aac,ac3,mp3)`,
  /** Text subtitles as a WebVTT rendition. */
  webvtt:
    "add-transcode-target(type=subtitleProfile&context=streaming&protocol=hls&container=webvtt&subtitleCodec=webvtt)",
  /** One piece over HTTP. */
  http: (container: string) =>
    `add-transcode-target(type=videoProfile&context=streaming&protocol=http&container=${container}&videoCodec=h264,hevc&audioCodec=aac,ac3)`,
  music:
    "add-transcode-target(type=musicProfile&context=streaming&protocol=http&container=mp3&audioCodec=mp3)",
};

export type Row = Record<string, unknown>;
type Container = Record<string, unknown> & {
  Metadata: (Row & { Media?: (Row & { Part: (Row & { Stream: Row[] })[] })[] })[];
};
export type Changes = Record<string, string | undefined>;

/** One packet-counted track as ffprobe tells it. */
type Track = {
  codec_name: string;
  codec_type: string;
  width?: number;
  height?: number;
  channels?: number;
  /** Seconds. */
  start: number;
  /** Seconds from the first packet to the end of the last. */
  seconds: number;
  packets: number;
  /** kbps of the track alone, without its container. */
  bitrate: number;
};

/**
 * The transcoder on a port of its own, with five items: 1 H.264, 2 the same with an external subtitle chosen, 3 HEVC,
 * 4 HEVC with its embedded subtitle chosen, 5 a song in FLAC.
 */
export class Bench {
  readonly routes: ReturnType<typeof transcodeRoutes>;
  readonly dir: string;
  private readonly items: Map<string, { item: Row; files: MediaFile[][] }>;
  private server: ReturnType<typeof serve> | undefined;
  private origin = "";
  private sessions = 0;

  private constructor(dir: string, items: Bench["items"]) {
    this.dir = dir;
    this.items = items;
    this.routes = this.another();
  }

  static async open(): Promise<Bench> {
    const cache = join(import.meta.dirname, "../../../.cache/standin/media");
    const films = await makeMedia(cache);
    const sounds = await makeSounds(cache);
    const items = new Map([
      ["1", itemOf("1", films["h264-a"])],
      ["2", itemOf("2", films["h264-b"], true)],
      ["3", itemOf("3", films.hevc)],
      ["4", itemOf("4", films.hevc, true)],
      ["5", itemOf("5", sounds["song-flac"])],
    ]);
    const bench = new Bench(await mkdtemp(join(tmpdir(), "standin-transcode-")), items);
    const app = new Hono();
    for (const kind of ["video", "music"]) app.route(`/${kind}/:/transcode/universal`, bench.routes.app);
    await new Promise<void>((listening) => {
      bench.server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (info: AddressInfo) => {
        bench.origin = `http://127.0.0.1:${info.port}`;
        listening();
      });
    });
    return bench;
  }

  /** A second transcoder over the same films, in process only. */
  another(more: Partial<TranscodeDeps> = {}): ReturnType<typeof transcodeRoutes> {
    return transcodeRoutes({
      findItem: (_, key) => this.items.get(key),
      accountOf: () => "owner",
      dir: this.dir,
      ...more,
    });
  }

  async close(): Promise<void> {
    await this.routes.close();
    this.server?.close();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** A question in profile A's words, with a session of its own. */
  ask(ratingKey: string, changes: Changes = {}): URLSearchParams {
    const all: Changes = {
      path: `/library/metadata/${ratingKey}`,
      mediaIndex: "0",
      partIndex: "0",
      protocol: "hls",
      directPlay: "0",
      directStream: "1",
      directStreamAudio: "1",
      subtitles: "none",
      session: `s${this.sessions++}`,
      "X-Plex-Platform": "Generic",
      "X-Plex-Client-Identifier": "browser-1",
      "X-Plex-Client-Profile-Name": "Generic",
      "X-Plex-Client-Profile-Extra": profiles.a,
      ...changes,
    };
    return new URLSearchParams(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  }

  /** `path` is relative to the universal transcoder of `kind`. */
  get(path: string, init: RequestInit & { kind?: "video" | "music" } = {}): Promise<Response> {
    const { kind = "video", ...rest } = init;
    return fetch(`${this.origin}/${kind}/:/transcode/universal/${path}`, {
      ...rest,
      headers: { accept: "application/json", ...rest.headers },
    });
  }

  /** The decision's `MediaContainer`. Throws unless it is answered 200. */
  async decide(query: URLSearchParams, kind?: "video" | "music"): Promise<Container> {
    const reply = await this.get(`decision?${query}`, { kind });
    if (reply.status !== 200) throw new Error(`decision: ${reply.status} ${await reply.text()}`);
    return ((await reply.json()) as { MediaContainer: Container }).MediaContainer;
  }

  /** Decision, start and media playlist of one playback; returns the session id and both playlists. */
  async open(query: URLSearchParams): Promise<{ session: string; master: string; playlist: string }> {
    await this.decide(query);
    const session = query.get("session") ?? "";
    const start = await this.get(`start.m3u8?${query}`);
    const master = await start.text();
    const variant = master.split("\n").find((line) => line.endsWith("/base/index.m3u8"));
    if (!variant || variant.startsWith("#")) throw new Error(`not a master playlist: ${master}`);
    const playlist = await (await this.get(variant)).text();
    return { session, master, playlist };
  }

  /** The bytes of a playlist's entry, as a player would fetch them. Throws unless they come whole. */
  async bytes(session: string, name: string): Promise<Buffer> {
    const reply = await this.get(`session/${session}/base/${name}`);
    const bytes = Buffer.from(await reply.arrayBuffer());
    const whole = reply.status === 200 && bytes.length === Number(reply.headers.get("content-length"));
    if (!whole) throw new Error(`${name}: ${reply.status}, ${bytes.length} bytes`);
    return bytes;
  }

  stop(session: string): Promise<Response> {
    return this.get(`stop?session=${session}`);
  }

  /** What ffprobe says about some bytes. */
  async probe(bytes: Buffer): Promise<Track[]> {
    const path = join(this.dir, "probe");
    await writeFile(path, bytes);
    const show =
      "stream=index,codec_name,codec_type,width,height,channels:packet=stream_index,pts_time,duration_time,size";
    const { stdout } = await promisify(execFile)(
      "ffprobe",
      ["-v", "error", "-show_entries", show, "-of", "json", path],
      { maxBuffer: 2 ** 26 },
    );
    const found = JSON.parse(stdout) as Probed;
    return found.streams.map(({ index, ...track }) =>
      measure(
        track,
        found.packets.filter((packet) => packet.stream_index === index),
      ),
    );
  }
}

type Packet = { stream_index: number; pts_time: string; duration_time?: string; size: string };
type Probed = {
  streams: (Pick<Track, "codec_name" | "codec_type" | "width" | "height" | "channels"> & { index: number })[];
  packets: Packet[];
};

function measure(track: Omit<Probed["streams"][number], "index">, packets: Packet[]): Track {
  const times = packets.map((packet) => Number(packet.pts_time));
  const ends = packets.map((packet) => Number(packet.pts_time) + Number(packet.duration_time ?? 0));
  const start = Math.min(...times);
  const seconds = Math.max(...ends) - start;
  const bytes = packets.reduce((sum, packet) => sum + Number(packet.size), 0);
  return { ...track, start, seconds, packets: packets.length, bitrate: (bytes * 8) / 1000 / seconds };
}

/** A film's detail JSON with the numeric ids of a listing; a subtitle is chosen when asked for. */
function itemOf(ratingKey: string, file: MediaFile, subtitle = false): { item: Row; files: MediaFile[][] } {
  const Stream = file.streams.map((stream, n) => ({
    ...stream,
    id: Number(ratingKey) * 10 + n,
    ...((stream.default || (subtitle && stream.streamType === 3)) && { selected: true }),
  }));
  const { path, container, duration } = file;
  const Part = [{ id: 7, key: "/library/parts/7/1/file", file: path, duration, Stream }];
  const Media = [{ id: 5, container, duration, aspectRatio: 1.78, videoFrameRate: "24p", Part }];
  const item = {
    ...{ ratingKey, type: "movie", librarySectionID: 1, skipCount: 2 },
    Genre: [{ id: 9, tag: "Drama" }],
    Media,
  };
  return { item, files: [[file]] };
}

/** Whether a process is there. */
export function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
