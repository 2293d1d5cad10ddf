import { z } from "zod";
import { itemFields } from "./item";
import { flag, list, num, optional, optionalId, text } from "./scalars";

/*
 * Who plays what (PROTOCOL §8.3). These rows tell of other people, so here, unlike elsewhere, a field that
 * isn't named goes no further: no address of a player, and no key that opens somebody's stream.
 */

const player = z.object({
  machineIdentifier: text,
  title: text,
  product: text,
  version: text,
  platform: text,
  platformVersion: text,
  device: text,
  model: text,
  vendor: text,
  profile: text,
  state: text,
  local: flag,
  relayed: flag,
  secure: flag,
});

const transcodeSession = z.object({
  throttled: flag,
  complete: flag,
  error: flag,
  progress: num,
  speed: num,
  duration: num,
  context: text,
  protocol: text,
  container: text,
  sourceVideoCodec: text,
  sourceAudioCodec: text,
  videoDecision: text,
  audioDecision: text,
  subtitleDecision: text,
  videoCodec: text,
  audioCodec: text,
  audioChannels: num,
  width: num,
  height: num,
  transcodeHwRequested: flag,
  transcodeHwDecoding: text,
  transcodeHwEncoding: text,
  transcodeHwFullPipeline: flag,
});

/** A playback: the item, where it stands in `viewOffset` (ms), who watches it and on what. */
export const session = z.object({
  ...itemFields,
  sessionKey: optionalId,
  User: optional(z.object({ id: optionalId, title: text, thumb: text })),
  Player: optional(player),
  /** `bandwidth` in kbps. */
  Session: optional(z.object({ id: text, bandwidth: num, location: text })),
  /** Absent where the file itself is played, and at times where it isn't. */
  TranscodeSession: optional(transcodeSession),
});

export const sessionList = z.looseObject({ Metadata: list(session) });

export type Session = z.output<typeof session>;
