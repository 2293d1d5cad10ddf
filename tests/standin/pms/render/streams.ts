import type { Stream } from "../../catalog/types.ts";
import type { Selection } from "../../watch/types.ts";

const codecNames: Record<string, string> = {
  h264: "H.264",
  hevc: "HEVC",
  aac: "AAC",
  ac3: "AC3",
  eac3: "EAC3",
};

/** `Stream[]` of a part, with `selected` on what this user hears and reads; never `selected: false`. */
export function streamRows(streams: readonly Stream[], selection: Selection) {
  const audio = streams.filter((stream) => stream.streamType === 2);
  const heard =
    audio.find((stream) => stream.id === selection.audio) ?? audio.find((each) => each.default) ?? audio[0];
  const music = audio.length > 0 && !streams.some((stream) => stream.streamType === 1);
  return streams.map((stream) => {
    const selected = stream === heard || (stream.streamType === 3 && stream.id === selection.subtitle);
    return {
      id: stream.id,
      streamType: stream.streamType,
      default: stream.default || undefined,
      selected: selected || undefined,
      codec: stream.codec,
      index: stream.external ? undefined : stream.index,
      key: stream.external ? `/library/streams/${stream.id}` : undefined,
      format: stream.external?.format,
      forced: stream.forced || undefined,
      timed: stream.streamType === 4 ? "1" : undefined,
      minLines: stream.streamType === 4 ? "1" : undefined,
      provider: stream.streamType === 4 ? "com.plexapp.agents.localmedia" : undefined,
      providerTitle: stream.providerTitle,
      sourceKey: stream.sourceKey,
      bitrate: stream.bitrate,
      language: stream.language,
      languageCode: stream.languageCode,
      languageTag: stream.languageTag,
      title: stream.title,
      ...(stream.streamType === 1 ? videoFields(stream) : {}),
      ...(stream.streamType === 2 ? audioFields(stream) : {}),
      ...(stream.streamType === 2 && music ? loudness : {}),
      displayTitle: displayTitle(stream),
      extendedDisplayTitle: stream.title ? `${stream.title} (${displayTitle(stream)})` : displayTitle(stream),
      ...stream.told,
    };
  });
}

function videoFields(stream: Stream) {
  return {
    bitDepth: stream.bitDepth,
    chromaLocation: "left",
    chromaSubsampling: "4:2:0",
    codedHeight: stream.height,
    codedWidth: stream.width,
    colorPrimaries: "bt709",
    colorRange: "tv",
    colorSpace: "bt709",
    colorTrc: "bt709",
    frameRate: stream.frameRate,
    hasScalingMatrix: stream.codec === "h264" ? false : undefined,
    height: stream.height,
    level: stream.level,
    profile: stream.profile,
    refFrames: 4,
    scanType: "progressive",
    width: stream.width,
  };
}

/** What an analysis finds in music; all of it text (PROTOCOL §1.7). */
const loudness = {
  ...{ albumGain: "-6.89", albumPeak: "1.000000", albumRange: "8.604516" },
  ...{ gain: "-6.89", loudness: "-12.23", lra: "6.73", peak: "1.000000" },
};

function audioFields(stream: Stream) {
  return {
    channels: stream.channels,
    audioChannelLayout: stream.audioChannelLayout,
    samplingRate: stream.samplingRate,
    profile: stream.profile,
  };
}

/** "1080p (H.264)", "English (AC3 5.1)", "English (SRT External)". */
function displayTitle(stream: Stream): string {
  const codec = codecNames[stream.codec] ?? stream.codec.toUpperCase();
  if (stream.streamType === 1) return `${stream.height}p (${codec})`;
  const language = stream.language ?? "Unknown";
  if (stream.streamType === 4) return `${codec} (External)`;
  if (stream.streamType === 3) return `${language} (${codec}${stream.external ? " External" : ""})`;
  return `${language} (${codec} ${channelName(stream.channels)})`;
}

function channelName(channels = 2): string {
  return { 1: "Mono", 2: "Stereo", 6: "5.1", 8: "7.1" }[channels] ?? `${channels}ch`;
}

/** `videoResolution` as text: "4k", "1080", "720", "576", "480", "sd". */
export function resolutionOf(height: number): string {
  const step = [2160, 1080, 720, 576, 480].find((each) => height >= each * 0.95);
  if (step === 2160) return "4k";
  return step === undefined ? "sd" : String(step);
}
