import { randomUUID } from "node:crypto";
import type { MediaStream } from "../media/index.ts";
import { convertedXml, type Json } from "./converted-xml.ts";
import { deliveredStreams, fileOf } from "./delivered-streams.ts";
import type { Conversion, Decision } from "./types.ts";

const CONVERSION_OK = { code: 1001, text: "Direct play not available; Conversion OK." };
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

/** kbps that playing without a pause takes, by how much is buffered; here as much as anybody has. */
const analysed = { requiredBandwidths: "1500,1400,1300,1250,1200,1200,1200,1200" };

function original({ media, part, streams }: Subject): [Json, Json] {
  const Stream = [...streams].map(([track, stream]) => ({
    ...convertedXml(stream),
    ...(track.external && { file: fileOf(track.external.path) }),
    ...analysed,
    // A file beside the film is the client's to fetch.
    location: stream.streamType === 3 && stream.key !== undefined ? "sidecar-subs" : "direct",
  }));
  return [
    {
      ...convertedXml(media),
      ...(media.optimizedForStreaming !== undefined && { optimizedForStreaming: true }),
    },
    {
      ...convertedXml(part),
      deepAnalysisVersion: "6",
      ...analysed,
      decision: "directplay",
      selected: true,
      Stream,
    },
  ];
}

function converted(subject: Subject, conversion: Conversion): [Json, Json] {
  const { media, part } = subject;
  const { video, audio, protocol, container } = conversion;
  const bitrate = (video?.bitrate ?? 0) + (audio?.bitrate ?? 0);
  const size = video && { width: video.width, height: video.height };
  const delivery = { bitrate, container, protocol, ...(video && { optimizedForStreaming: true }), ...size };
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
      Stream: deliveredStreams(subject.streams, conversion),
    },
  ];
}

const resolution = (height: number) =>
  height >= 2160 ? "4k" : height >= 1080 ? "1080p" : height >= 720 ? "720p" : "SD";
