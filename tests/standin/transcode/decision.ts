import type { MediaFile, MediaStream } from "../media/index.ts";
import { convertAudio, convertSubtitle, convertVideo } from "./convert.ts";
import { directPlayObstacle } from "./limits.ts";
import type { Profile, TranscodeTarget } from "./profile.ts";
import type { TranscodeQuery } from "./query.ts";

/** The tracks a person has chosen, as the file holds them. */
export type Chosen = { video?: MediaStream; audio?: MediaStream; subtitle?: MediaStream };

/** What will be sent: how each track gets there, and what it is then. Bitrates in kbps. */
export type Conversion = {
  protocol: "hls" | "http";
  container: string;
  /** Absent: the target has no codec this server can encode, so the picture is dropped (PROTOCOL §6.5). */
  video?: {
    from: MediaStream;
    decision: "copy" | "transcode";
    codec: string;
    width: number;
    height: number;
    bitrate: number;
  };
  audio?: {
    from: MediaStream;
    decision: "copy" | "transcode";
    codec: string;
    channels: number;
    bitrate: number;
  };
  /** `segments`: a WebVTT rendition; `sidecar`: text of its own; `embedded`: a track in the container. */
  subtitle?: { from: MediaStream; how: "burn" | "segments" | "sidecar" | "embedded"; codec: string };
};

export type Decision =
  | { mode: "directplay" }
  | { mode: "transcode"; directPlay: Verdict; conversion: Conversion }
  | { mode: "refused"; directPlay: Verdict; transcode: Verdict };

type Verdict = { code: number; text: string };

// DASH is not here: no client that this server is for asks for it, and a profile it doesn't have is an honest answer.
const CONTAINERS: Record<Conversion["protocol"], string[]> = {
  hls: ["mpegts", "mp4"],
  http: ["mkv", "mp4", "mp3", "flac"],
};

/** The server's answer to "how do I play this" (PROTOCOL §6.6). Pure: looks at nothing but its arguments. */
export function decide(query: TranscodeQuery, profile: Profile, file: MediaFile, chosen: Chosen): Decision {
  const explicit = query.mediaIndex >= 0 && query.partIndex >= 0;
  const obstacle = !query.directPlay
    ? { code: 3000, text: "Direct play is disabled." }
    : query.hasMDE && explicit
      ? undefined // the client has its own engine and is trusted (PROTOCOL §6.4, hasMDE)
      : directPlayObstacle(profile, query.kind, file, chosen);
  if (!obstacle) return { mode: "directplay" };

  const directPlay = { code: obstacle.code, text: `App cannot direct play this item. ${obstacle.text}` };
  const conversion = convert(query, profile, chosen);
  if (conversion) return { mode: "transcode", directPlay, conversion };
  const text = `Cannot convert this item. No conversion profile exists for protocol ${query.protocol}.`;
  return { mode: "refused", directPlay, transcode: { code: 4005, text } };
}

function convert(query: TranscodeQuery, profile: Profile, chosen: Chosen): Conversion | undefined {
  const { protocol } = query;
  if (protocol !== "hls" && protocol !== "http") return undefined;
  const target = findTarget(profile, query, `${query.kind}Profile`);
  if (!target || !CONTAINERS[protocol].includes(target.container)) return undefined;

  const subtitle = convertSubtitle(
    query,
    target,
    findTarget(profile, query, "subtitleProfile"),
    chosen.subtitle,
  );
  const audio = chosen.audio && convertAudio(query, profile, target, chosen.audio);
  const video =
    query.kind === "video" && chosen.video
      ? convertVideo(query, profile, target, chosen.video, {
          burning: subtitle?.how === "burn",
          spent: audio?.bitrate ?? 0,
        })
      : undefined;
  return {
    ...{ protocol, container: target.container },
    ...(video && { video }),
    ...(audio && { audio }),
    ...(subtitle && { subtitle }),
  };
}

function findTarget(profile: Profile, query: TranscodeQuery, type: string): TranscodeTarget | undefined {
  return profile.targets.find(
    (target) =>
      target.type === type &&
      target.protocol === query.protocol &&
      [query.context, "all"].includes(target.context),
  );
}
