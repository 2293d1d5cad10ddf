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

/**
 * Where a server is: `http://host:port` or `https://host:port`, and a path where it stands below one. No query, no
 * fragment, no name and password; without a slash at the end.
 */
export const serverAddress = z
  .string()
  .max(300)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isPlain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`;
    if (isPlain) return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
    context.addIssue("must be http://host:port or https://host:port, perhaps with a path");
    return z.NEVER;
  });

/** A ratingKey of Plex's own catalogue, which is no media server's (PROTOCOL §4.8). */
export const cloudKey = z.string().regex(/^[0-9a-f]{24}$/, "must be 24 hex digits");
