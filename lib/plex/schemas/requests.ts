import { z } from "zod";

/*
 * What may be asked of lib/plex by people who watch: the schemas that route handlers take requests by, and that the
 * types of verbs are made from. Other rooms know them as `requests`.
 */

/** An id of an item or a library. Plex calls it opaque, but a media server's are digits (PROTOCOL §1.7). */
export const key = z
  .string()
  .regex(/^\d{1,18}$/, "must be a number")
  .meta({ examples: ["1"] });

/** The same in a JSON body, where people write numbers too. */
export const bodyKey = z.union([key, z.number().int().nonnegative().transform(String)]);

export const flag = z
  .enum(["0", "1", "true", "false"])
  .transform((value) => value === "1" || value === "true")
  .optional();

/** A whole number; a query's text is taken for one. */
export const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const milliseconds = z.number().min(0).max(1e10).describe("ms");

/** A report from a player: `time` and `duration` in ms; `sessionId` as the stream was started with. */
export const progress = z.object({
  ratingKey: bodyKey,
  time: milliseconds,
  duration: milliseconds,
  state: z.enum(["playing", "paused", "buffering", "stopped"]),
  sessionId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .meta({ examples: ["my-script"] }),
});

export type Progress = z.output<typeof progress>;

/** A comma list of codec or container names. */
const names = z
  .string()
  .regex(/^[a-z0-9_,-]{1,200}$/)
  .transform((value) => value.split(","))
  .optional();

/** How to play, as a query or as a JSON body: bitrate in kbps, offset in seconds, resolution `1280x720`. */
export const playOptions = z.object({
  mediaIndex: whole(0, 99).optional(),
  partIndex: whole(0, 99).optional(),
  offset: z.coerce.number().min(0).max(1_000_000).optional(),
  maxVideoBitrate: whole(64, 200_000).optional(),
  videoResolution: z
    .string()
    .regex(/^\d{2,5}x\d{2,5}$/)
    .optional(),
  /** false: never the original file, e.g. after the browser failed on it. */
  directPlay: z.union([z.boolean(), flag]).optional(),
  directStream: z.union([z.boolean(), flag]).optional(),
  audioStreamID: bodyKey.optional(),
  /** `cellular` and `wan` are believed; `lan` is true only where it shows (`locationOf`). */
  location: z.enum(["lan", "wan", "cellular"]).optional(),
  /** What the browser plays, as Plex's names; Marquee assumes MP4 with H.264 and AAC otherwise. */
  containers: names,
  videoCodecs: names,
  audioCodecs: names,
});

/** What a browser can play, in Plex's names. */
export type Capabilities = { containers: string[]; videoCodecs: string[]; audioCodecs: string[] };

type Wishes = z.output<typeof playOptions>;

/** How somebody wants to watch, as verbs take it. */
export type PlayOptions = Omit<Wishes, keyof Capabilities> & {
  /** `everything`: a player like mpv or VLC, which takes any file and chooses its tracks itself. */
  capabilities?: Capabilities | "everything";
};

/** Puts together what the browser plays; undefined unless all of it was said. */
export function toPlayOptions<T extends Wishes>({ containers, videoCodecs, audioCodecs, ...options }: T) {
  const capabilities =
    containers && videoCodecs && audioCodecs ? { containers, videoCodecs, audioCodecs } : undefined;
  return { ...options, capabilities };
}
