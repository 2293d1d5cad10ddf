import { z } from "zod";
import { requests } from "@/lib/plex";

/** The pieces that requests are made of. Strings from a query become numbers and flags here. */

export const { key, bodyKey, flag, whole } = requests;

/** Items for a list; more than fit into one address of Plex are too many at once. */
export const bodyKeys = z.array(bodyKey).min(1).max(200);

export const serverId = z.string().regex(/^[\w-]{1,64}$/, "must be a server's id");

/** Which server; `all` where a route can ask all of a person's servers. */
export const server = serverId.optional();

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

/** A ratingKey of Plex's own catalogue, which is no media server's (PROTOCOL §4.8). */
export const cloudKey = z.string().regex(/^[0-9a-f]{24}$/, "must be 24 hex digits");
