import type { MediaFile } from "../media/index.ts";
import { convertAudio, convertSubtitle, convertVideo } from "./convert.ts";
import { directPlayObstacle } from "./limits.ts";
import type { TranscodeQuery } from "./query.ts";
import type { Chosen, Conversion, Decision, Profile, TranscodeTarget } from "./types.ts";

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
