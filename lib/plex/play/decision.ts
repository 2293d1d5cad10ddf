import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { ask } from "../ask/ask";
import { metadata } from "../browse/library";
import type { Plex } from "../plex";
import { decisionReply, type decision as described } from "../schemas/decision";
import type { Item, Part } from "../schemas/item";
import type { Capabilities, PlayOptions } from "../schemas/requests";
import { PlexError } from "../wire/errors";
import { patience } from "../wire/http";
import { refusalText } from "../wire/refusal-words";
import type { Query } from "../wire/target";
import { type Location, locationOf } from "./location";
import { chosenSubtitle, everythingIn, profileExtra, safeCapabilities, whyNotDirect } from "./profile";

/** What will happen, and why: Plex's codes and texts, and the fate of each stream. */
export type Decision = z.output<typeof described>;

/** A bitrate cap alone leaves a 4K picture at 4K (PROTOCOL §6.4): the frame that goes with each rung. */
const frames: [kbps: number, size: string][] = [
  [320, "420x240"],
  [720, "576x320"],
  [1_500, "720x480"],
  [4_000, "1280x720"],
  [20_000, "1920x1080"],
];

/**
 * Asks Plex how an item will be played in this browser (PROTOCOL §6.1–6.6).
 *
 * @throws PlexError `not_found`; a refusal by Plex is no error but the mode `refused` with Plex's text
 */
export const decide = async (plex: Plex, ratingKey: string, options: PlayOptions = {}) =>
  (await plan(plex, ratingKey, options)).decision;

/**
 * The decision, with what it takes to go on: the file and the transcoder's query. Plex registers a session
 * here, so whoever doesn't go on to play leaves it to Plex to reap.
 */
export async function plan(plex: Plex, ratingKey: string, options: PlayOptions) {
  const item = await metadata(plex, ratingKey);
  const { part, can, reason } = choose(item, options);
  const sessionId = randomUUID();
  const location = await locationOf(plex, options.location);
  const asked = { ...options, location };
  const query = transcodeQuery(ratingKey, sessionId, asked, { part, can, directPlay: !reason });
  const reply = await askDecision(plex, query);
  const output = reply.Metadata[0]?.Media.find((one) => one.selected) ?? reply.Metadata[0]?.Media[0];
  const streams = (output?.Part[0]?.Stream ?? []).map(
    ({ id, streamType, codec, decision, location, displayTitle }) => ({
      id,
      streamType,
      codec,
      decision: decision ?? "directplay",
      location,
      displayTitle,
    }),
  );
  const mode = modeOf(reply, streams);
  const decision: Decision = {
    ratingKey,
    sessionId,
    mode,
    reason,
    refusal: mode === "refused" ? refusalText(reply) : undefined,
    location,
    generalDecisionCode: reply.generalDecisionCode,
    generalDecisionText: reply.generalDecisionText,
    directPlayDecisionCode: reply.directPlayDecisionCode,
    directPlayDecisionText: reply.directPlayDecisionText,
    transcodeDecisionCode: reply.transcodeDecisionCode,
    transcodeDecisionText: reply.transcodeDecisionText,
    mdeDecisionCode: reply.mdeDecisionCode,
    mdeDecisionText: reply.mdeDecisionText,
    terminationCode: reply.terminationCode,
    terminationText: reply.terminationText,
    container: output?.container,
    protocol: output?.protocol,
    streams,
  };
  return { decision, part, query };
}

/** Tells Plex of a session, and hears what it makes of it. */
export const askDecision = (plex: Plex, query: Query | URLSearchParams) =>
  ask(
    plex,
    {
      path: "/video/:/transcode/universal/decision",
      query,
      headersTimeout: patience.slowHeaders,
      isPlaying: true,
    },
    decisionReply,
  );

/** The file to play, what the player can do, and why it can't take the file as it is, if so. */
function choose(item: Item, options: PlayOptions) {
  const media = item.Media[options.mediaIndex ?? 0];
  const part = media?.Part[options.partIndex ?? 0];
  if (!media || !part) throw new PlexError("not_found", { message: "There is nothing to play here" });
  const { capabilities = safeCapabilities } = options;
  const takesAll = capabilities === "everything";
  const can = takesAll ? everythingIn(media, part) : capabilities;
  const whyNot = () => {
    if (options.directPlay === false) return "asked";
    if (options.audioStreamID && !isFirstSound(part, options.audioStreamID)) return "track";
    if (options.maxVideoBitrate && options.maxVideoBitrate < (media.bitrate ?? 0)) return "quality";
    return takesAll ? undefined : whyNotDirect(media, part, can);
  };
  return { part, can, reason: whyNot() };
}

const isFirstSound = (part: Part, streamId: string) =>
  part.Stream.find((one) => one.streamType === 2)?.id === streamId;

/** One query for `decision` and `start`: they must be identical (PROTOCOL §6.3). */
function transcodeQuery(
  ratingKey: string,
  session: string,
  options: PlayOptions & { location: Location },
  { part, can, directPlay }: { part: Part; can: Capabilities; directPlay: boolean },
) {
  const kbps = options.maxVideoBitrate;
  const frame = options.videoResolution ?? (kbps && frames.find(([most]) => kbps <= most)?.[1]);
  return {
    path: `/library/metadata/${ratingKey}`,
    mediaIndex: options.mediaIndex ?? 0,
    partIndex: options.partIndex ?? 0,
    protocol: "hls",
    hasMDE: 1,
    fastSeek: 1,
    copyts: 1,
    offset: options.offset ?? 0,
    directPlay: directPlay ? 1 : 0,
    directStream: options.directStream === false ? 0 : 1,
    directStreamAudio: 1,
    // A direct play that asks for burning is a 400 (PROTOCOL §6.4).
    subtitles: !directPlay && chosenSubtitle(part) ? "burn" : "none",
    audioBoost: 100,
    mediaBufferSize: 102_400,
    autoAdjustQuality: 0,
    location: options.location,
    session,
    ...(kbps ? { maxVideoBitrate: kbps } : {}),
    ...(frame ? { videoResolution: frame } : {}),
    ...(options.audioStreamID ? { audioStreamID: options.audioStreamID } : {}),
    "X-Plex-Session-Identifier": session,
    "X-Plex-Client-Profile-Name": "Generic",
    "X-Plex-Client-Profile-Extra": profileExtra(can, { maxVideoBitrate: kbps }),
  };
}

/** 1000 plays the original, other 1xxx convert, 2000 and above refuse, with HTTP 200 all of them (§6.6). */
export function modeOf(
  reply: {
    generalDecisionCode?: number;
    mdeDecisionCode?: number;
    transcodeDecisionCode?: number;
    terminationCode?: number;
  },
  streams: { streamType?: number; decision: string }[] = [],
): Decision["mode"] {
  const code = reply.generalDecisionCode ?? reply.mdeDecisionCode ?? reply.transcodeDecisionCode ?? 2000;
  if (code >= 2000 || reply.terminationCode !== undefined) return "refused";
  if (code === 1000) return "directplay";
  const video = streams.find((one) => one.streamType === 1);
  return video?.decision === "copy" ? "directstream" : "transcode";
}
