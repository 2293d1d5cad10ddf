import { convertedXml, type Json } from "../transcode/converted-xml.ts";
import type { TranscodeSessionInfo } from "../transcode/index.ts";

/** `Media` of a playback: the file's own, or what a conversion makes of it. Only one version and part is played. */
export function playedMedia(all: unknown, transcode: TranscodeSessionInfo | undefined): Json[] | undefined {
  const [media] = list(all);
  const [part] = list(media?.Part);
  if (!media || !part) return undefined;
  const streams = list(part.Stream);
  if (!transcode) {
    const Stream = streams
      .filter(isPlayed)
      .map((stream) => ({ ...convertedXml(stream), location: "direct" }));
    const Part = [{ ...convertedXml(part), decision: "directplay", selected: true, Stream }];
    return [{ ...convertedXml(media), ...streaming(media), selected: true, Part }];
  }
  const size = { width: transcode.width, height: transcode.height };
  const output = {
    ...size,
    bitrate: transcode.bitrate,
    container: transcode.container,
    protocol: transcode.protocol,
    optimizedForStreaming: true,
  };
  return [
    {
      ...convertedXml(media),
      ...output,
      videoCodec: transcode.videoCodec,
      audioCodec: transcode.audioCodec,
      audioChannels: transcode.audioChannels,
      videoResolution: resolution(transcode.height),
      selected: true,
      Part: [
        {
          // What comes out is no file: it has no address, name or size.
          ...convertedXml({ ...part, key: undefined, file: undefined, size: undefined }),
          ...output,
          decision: "transcode",
          selected: true,
          Stream: streams.filter(isPlayed).map((stream) => delivered(stream, transcode)),
        },
      ],
    },
  ];
}

/** A track after the conversion. */
function delivered(stream: Json, transcode: TranscodeSessionInfo): Json {
  const told = convertedXml(stream);
  if (stream.streamType === 1) {
    const { videoCodec: codec, videoDecision: decision, width, height } = transcode;
    return { ...told, codec, decision, width, height, location: "segments-video" };
  }
  if (stream.streamType === 2) {
    const { audioCodec: codec, audioDecision: decision, audioChannels: channels } = transcode;
    return { ...told, codec, decision, channels, location: "segments-audio" };
  }
  const burnt = transcode.subtitleDecision === "burn";
  const decision = transcode.subtitleDecision ?? "ignore";
  return {
    ...told,
    ...(burnt && { burn: "1" }),
    decision,
    location: burnt ? "segments-video" : "segments-subs",
  };
}

/** The picture, and of sound and subtitles what this user chose. */
function isPlayed(stream: Json): boolean {
  return stream.streamType === 1 || stream.selected === true;
}

function streaming(media: Json): Json {
  return media.optimizedForStreaming === undefined ? {} : { optimizedForStreaming: true };
}

function resolution(height: number | undefined): string | undefined {
  if (height === undefined) return undefined;
  return height >= 2160 ? "4k" : height >= 1080 ? "1080p" : height >= 720 ? "720p" : "SD";
}

function list(value: unknown): Json[] {
  // The catalogue's own JSON: lists of objects by construction.
  return Array.isArray(value) ? (value as Json[]) : [];
}
