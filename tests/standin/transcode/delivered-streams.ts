import { basename } from "node:path";
import type { MediaStream } from "../media/index.ts";
import { convertedXml, type Json } from "./converted-xml.ts";
import type { Conversion } from "./types.ts";

/** The tracks that a conversion delivers, each as the decision tells of it (PROTOCOL §6.6). */
export function deliveredStreams(streams: Map<MediaStream, Json>, conversion: Conversion): Json[] {
  const { video, audio, subtitle, protocol } = conversion;
  const place = (what: string) => (protocol === "http" ? "direct" : `segments-${what}`);
  return [
    ...(video
      ? [
          {
            ...track(streams.get(video.from)),
            ...{ width: video.width, height: video.height },
            ...state(video),
            default: true,
            location: place("video"),
          },
        ]
      : []),
    ...(audio
      ? [
          {
            ...track(streams.get(audio.from)),
            channels: audio.channels,
            ...state(audio),
            selected: true,
            location: place("audio"),
          },
        ]
      : []),
    ...(subtitle
      ? [
          {
            ...track(streams.get(subtitle.from)),
            ...(subtitle.from.external && { file: fileOf(subtitle.from.external.path) }),
            bitrate: 0,
            codec: subtitle.codec,
            ...(subtitle.how === "burn" && { burn: "1" }),
            decision: subtitleDecision(subtitle),
            selected: true,
            location: {
              ...{ burn: place("video"), segments: "segments-subs" },
              ...{ sidecar: "sidecar-subs", embedded: "embedded" },
            }[subtitle.how],
          },
        ]
      : []),
  ];
}

/** Where the owner keeps a subtitle beside a film: its own name, in the folder of the films. */
export function fileOf(path: string): string {
  return `/data/movies/${basename(path)}`;
}

/** `burn`, `copy` or `transcode`. */
export function subtitleDecision({ how, from, codec }: NonNullable<Conversion["subtitle"]>): string {
  if (how === "burn") return "burn";
  return from.codec === codec ? "copy" : "transcode";
}

const state = ({ codec, bitrate, decision }: { codec: string; bitrate: number; decision: string }) => ({
  codec,
  bitrate,
  decision,
});

const KEPT = [
  "id",
  "streamType",
  "codec",
  "displayTitle",
  "extendedDisplayTitle",
  "title",
  "key",
  "format",
  "frameRate",
  "language",
  "languageCode",
  "languageTag",
  ...["albumGain", "albumPeak", "albumRange", "gain", "loudness", "lra", "peak"],
  ...["streamIdentifier", "bitrateMode", "hearingImpaired", "default", "forced"],
];

function track(stream: Json = {}): Json {
  return convertedXml(Object.fromEntries(KEPT.flatMap((key) => (key in stream ? [[key, stream[key]]] : []))));
}
