import { randomUUID } from "node:crypto";
import type { MediaStream } from "../media/index.ts";
import type { Conversion, Decision } from "./decision.ts";

type Json = Record<string, unknown>;

const CONVERSION_OK = { code: 1001, text: "Direct play not available; Conversion OK." };
// Large or personal extras that the decision's family of answers doesn't carry.
const LEFT_OUT = new Set([
  "Media",
  "Guid",
  "Chapter",
  "Marker",
  "Extras",
  "Related",
  "OnDeck",
  "Image",
  "UltraBlurColors",
]);
const TEXT_FIELDS = new Set(["id", "librarySectionID", "skipCount", "value"]);

/** The media, part and tracks of an item's JSON that a decision is about; `streams` maps a file's track to its JSON. */
export type Subject = {
  item: Json;
  media: Json;
  part: Json;
  streams: Map<MediaStream, Json>;
};

/** The `MediaContainer` of a decision, in the types of the "converted XML" family (PROTOCOL §1.7, §6.6). */
export function decisionReply(subject: Subject, decision: Decision, hasMDE: boolean): Json {
  const { item } = subject;
  const metadata = { ...convertedXml(item), ...media(subject, decision) };
  return {
    size: 1,
    allowSync: "1",
    ...codes(decision, hasMDE),
    identifier: "com.plexapp.plugins.library",
    ...section(item),
    mediaTagPrefix: "/system/bundle/media/flags/",
    mediaTagVersion: "1676975406",
    resourceSession: `{${randomUUID()}}`,
    Metadata: [metadata],
  };
}

function codes(decision: Decision, hasMDE: boolean): Json {
  if (decision.mode === "directplay") {
    const ok = { code: 1000, text: "Direct play OK." };
    return { ...code("directPlay", ok), ...code("general", ok), ...(hasMDE && code("mde", ok)) };
  }
  const refused = { code: 2000, text: "Neither direct play nor conversion is available." };
  const transcode = decision.mode === "refused" ? decision.transcode : CONVERSION_OK;
  const general = decision.mode === "refused" ? refused : CONVERSION_OK;
  return {
    ...code("directPlay", decision.directPlay),
    ...code("general", general),
    ...(hasMDE && code("mde", general)),
    ...code("transcode", transcode),
  };
}

const code = (kind: string, verdict: { code: number; text: string }): Json => ({
  [`${kind}DecisionCode`]: verdict.code,
  [`${kind}DecisionText`]: verdict.text,
});

function section(item: Json): Json {
  const { librarySectionID: id, librarySectionTitle: title, librarySectionUUID: uuid } = item;
  return {
    ...(id !== undefined && { librarySectionID: String(id) }),
    ...(title !== undefined && { librarySectionTitle: title }),
    ...(uuid !== undefined && { librarySectionUUID: uuid }),
  };
}

function media(subject: Subject, decision: Decision): Json {
  if (decision.mode === "refused") return {};
  const [outer, part] =
    decision.mode === "directplay" ? original(subject) : converted(subject, decision.conversion);
  return { Media: [{ ...outer, selected: true, Part: [part] }] };
}

function original({ media, part, streams }: Subject): [Json, Json] {
  const Stream = [...streams.values()].map((stream) => ({ ...convertedXml(stream), location: "direct" }));
  return [
    {
      ...convertedXml(media),
      ...(media.optimizedForStreaming !== undefined && { optimizedForStreaming: true }),
    },
    { ...convertedXml(part), decision: "directplay", selected: true, Stream },
  ];
}

function converted({ media, part, streams }: Subject, conversion: Conversion): [Json, Json] {
  const { video, audio, burn } = conversion;
  const bitrate = (video?.bitrate ?? 0) + (audio?.bitrate ?? 0);
  const size = video && { width: video.width, height: video.height };
  const delivery = { bitrate, container: "mpegts", protocol: "hls", optimizedForStreaming: true, ...size };
  const outer = {
    id: String(media.id),
    duration: media.duration,
    ...(video && {
      videoCodec: video.codec,
      videoResolution: resolution(video.height),
      videoFrameRate: media.videoFrameRate,
    }),
    ...(video && media.videoProfile !== undefined && { videoProfile: media.videoProfile }),
    ...(audio && { audioCodec: audio.codec, audioChannels: audio.channels }),
    ...delivery,
  };
  const Stream = [
    ...(video
      ? [
          {
            ...track(streams.get(video.from)),
            ...size,
            ...state(video),
            default: true,
            location: "segments-video",
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
            location: "segments-audio",
          },
        ]
      : []),
    ...(burn
      ? [
          {
            ...track(streams.get(burn)),
            bitrate: 0,
            burn: "1",
            decision: "burn",
            selected: true,
            location: "segments-video",
          },
        ]
      : []),
  ];
  const facts = Object.fromEntries(
    ["hasThumbnail", "indexes", "videoProfile"].flatMap((k) => (k in part ? [[k, part[k]]] : [])),
  );
  return [
    outer,
    {
      id: String(part.id),
      ...facts,
      duration: part.duration,
      ...delivery,
      decision: "transcode",
      selected: true,
      Stream,
    },
  ];
}

const state = ({ codec, bitrate, decision }: { codec: string; bitrate: number; decision: string }) => ({
  codec,
  bitrate,
  decision,
});

const resolution = (height: number) =>
  height >= 2160 ? "4k" : height >= 1080 ? "1080p" : height >= 720 ? "720p" : "SD";

const KEPT = [
  "id",
  "streamType",
  "codec",
  "displayTitle",
  "extendedDisplayTitle",
  "title",
  "frameRate",
  "language",
  "languageCode",
  "languageTag",
];

function track(stream: Json = {}): Json {
  return convertedXml(Object.fromEntries(KEPT.flatMap((key) => (key in stream ? [[key, stream[key]]] : []))));
}

/** Retypes an item's JSON the way the decision's serializer does: ids and a few numbers become strings. */
function convertedXml(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key) && key !== "Part" && key !== "Stream")
      .map(([key, inner]) => [key, retype(key, inner)]),
  );
}

function retype(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((row: unknown) => (isJson(row) ? convertedXml(row) : row));
  if (key === "aspectRatio" && typeof value === "number") return value.toFixed(2);
  return TEXT_FIELDS.has(key) && typeof value === "number" ? String(value) : value;
}

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
