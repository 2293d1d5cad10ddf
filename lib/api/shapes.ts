import { z } from "zod";

/** The pieces that requests are made of. Strings from a query become numbers and flags here. */

/** An id of an item or a library. Plex calls it opaque, but a media server's are digits (PROTOCOL §1.7). */
export const key = z
  .string()
  .regex(/^\d{1,18}$/, "must be a number")
  .meta({ examples: ["1"] });

/** The same in a JSON body, where people write numbers too. */
export const bodyKey = z.union([key, z.number().int().nonnegative().transform(String)]);

/** Items for a list; more than fit into one address of Plex are too many at once. */
export const bodyKeys = z.array(bodyKey).min(1).max(200);

export const serverId = z.string().regex(/^[\w-]{1,64}$/, "must be a server's id");

/** Which server; `all` where a route can ask all of a person's servers. */
export const server = serverId.optional();

export const flag = z
  .enum(["0", "1", "true", "false"])
  .transform((value) => value === "1" || value === "true")
  .optional();

export const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Which part of a list. */
export const page = z.object({
  offset: whole(0, 10_000_000).default(0),
  limit: whole(1, 200).default(50),
});

/** How many items a row of a page has. */
export const hubSize = z.object({ count: whole(1, 50).default(12) });

/** `http://host:port` or `https://host:port` and nothing more: no path, no query, no name and password. */
export const origin = z
  .string()
  .max(300)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
    context.addIssue("must be http://host:port or https://host:port");
    return z.NEVER;
  });

/** A comma list of codec or container names. */
const names = z
  .string()
  .regex(/^[a-z0-9_,-]{1,200}$/)
  .transform((value) => value.split(","))
  .optional();

/** How to play, as a query or as a JSON body: bitrate in kbps, offset in seconds. */
export const playOptions = z.object({
  mediaIndex: whole(0, 99).optional(),
  partIndex: whole(0, 99).optional(),
  offset: z.coerce.number().min(0).max(1_000_000).optional(),
  maxVideoBitrate: whole(64, 200_000).optional(),
  videoResolution: z
    .string()
    .regex(/^\d{2,5}x\d{2,5}$/)
    .optional(),
  directPlay: z.union([z.boolean(), flag]).optional(),
  directStream: z.union([z.boolean(), flag]).optional(),
  audioStreamID: bodyKey.optional(),
  /** `cellular` and `wan` are believed; `lan` is true only where it shows (lib/plex/location). */
  location: z.enum(["lan", "wan", "cellular"]).optional(),
  /** What the browser plays, as Plex's names; Marquee assumes MP4 with H.264 and AAC otherwise. */
  containers: names,
  videoCodecs: names,
  audioCodecs: names,
});

/** Splits what the browser plays from the rest, for `lib/plex`. */
export function toPlayOptions({
  containers,
  videoCodecs,
  audioCodecs,
  ...options
}: z.output<typeof playOptions>) {
  const capabilities =
    containers && videoCodecs && audioCodecs ? { containers, videoCodecs, audioCodecs } : undefined;
  return { ...options, capabilities };
}

/** A ratingKey of Plex's own catalogue, which is no media server's (PROTOCOL §4.8). */
export const cloudKey = z.string().regex(/^[0-9a-f]{24}$/, "must be 24 hex digits");
