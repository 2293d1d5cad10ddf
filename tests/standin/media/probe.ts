import { stat } from "node:fs/promises";
import type { Built } from "./build.ts";
import { run } from "./run.ts";
import type { MediaFile, MediaName, MediaStream } from "./types.ts";

type ProbedStream = {
  index: number;
  codec_type: string;
  codec_name: string;
  profile?: string;
  level?: number;
  width?: number;
  height?: number;
  pix_fmt?: string;
  r_frame_rate?: string;
  channels?: number;
  channel_layout?: string;
  sample_rate?: string;
  bit_rate?: string;
  disposition?: { default?: number; forced?: number };
  tags?: Record<string, string>;
};
type Probed = { format: { duration: string; bit_rate: string }; streams: ProbedStream[] };

const TYPES: Record<string, 1 | 2 | 3 | undefined> = { video: 1, audio: 2, subtitle: 3 };
const LANGUAGES: Record<string, { languageTag: string; language: string } | undefined> = {
  eng: { languageTag: "en", language: "English" },
  deu: { languageTag: "de", language: "Deutsch" },
  ger: { languageTag: "de", language: "Deutsch" },
};

/** Asks ffprobe about a film and tells it in Plex's words. Throws `ProgramError` when ffprobe can't read the file. */
export async function probe(name: MediaName, built: Built): Promise<MediaFile> {
  const json = await run("ffprobe", [
    "-v",
    "error",
    "-show_format",
    "-show_streams",
    "-of",
    "json",
    built.path,
  ]);
  // ffprobe's own JSON, its fields stable for years; a wrong guess shows in the media test at once.
  const probed = JSON.parse(json) as Probed;
  const duration = Math.round(Number(probed.format.duration) * 1000);
  const bitrate = Math.round(Number(probed.format.bit_rate) / 1000);
  const streams = probed.streams.flatMap((stream) => describe(stream) ?? []);
  // Matroska keeps no bitrate per track; the video's is what the others leave.
  const others = streams.reduce(
    (sum, stream) => sum + (stream.streamType === 1 ? 0 : (stream.bitrate ?? 0)),
    0,
  );
  const video = streams.find((stream) => stream.streamType === 1);
  if (video) video.bitrate ??= bitrate - others;
  if (built.captions) {
    const external = { path: built.captions, format: "srt" };
    streams.push({
      streamType: 3,
      codec: "srt",
      index: streams.length,
      ...spoken("eng"),
      title: "English",
      external,
    });
  }
  return {
    name,
    path: built.path,
    container: built.path.endsWith(".mkv") ? "mkv" : "mp4",
    size: (await stat(built.path)).size,
    duration,
    bitrate,
    width: video?.width ?? 0,
    height: video?.height ?? 0,
    streams,
  };
}

function describe(stream: ProbedStream): MediaStream | undefined {
  const streamType = TYPES[stream.codec_type];
  if (!streamType) return undefined;
  const [over = 0, under = 1] = (stream.r_frame_rate ?? "").split("/").map(Number);
  const { title, language } = stream.tags ?? {};
  return {
    streamType,
    // Plex names text subtitles by their format, ffmpeg by its decoder.
    codec: stream.codec_name === "subrip" ? "srt" : stream.codec_name,
    index: stream.index,
    ...spoken(language),
    ...(title && { title }),
    ...(streamType === 1 && { frameRate: over / under, bitDepth: stream.pix_fmt?.includes("10") ? 10 : 8 }),
    ...(stream.profile && streamType !== 3 && { profile: stream.profile.toLowerCase() }),
    ...(streamType === 1 && { level: stream.level, width: stream.width, height: stream.height }),
    ...(streamType === 2 && {
      channels: stream.channels,
      audioChannelLayout: stream.channel_layout,
      samplingRate: Number(stream.sample_rate),
    }),
    ...(stream.bit_rate && { bitrate: Math.round(Number(stream.bit_rate) / 1000) }),
    ...(stream.disposition?.default && { default: true }),
    ...(stream.disposition?.forced && { forced: true }),
  };
}

function spoken(language: string | undefined): Partial<MediaStream> {
  if (!language || language === "und") return {};
  return { languageCode: language, ...LANGUAGES[language] };
}
