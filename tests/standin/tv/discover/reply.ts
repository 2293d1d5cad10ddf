import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toXml } from "../../http/xml.ts";

const names: Record<number, string> = { 400: "bad_request", 401: "unauthorized", 404: "not_found" };

/** JSON when asked for, else XML; with an ETag, and 304 to those who have it already (PROTOCOL §4.8). */
export function reply(c: Context, container: object): Response {
  const json = c.req.header("accept")?.includes("application/json") ?? false;
  const body = json ? JSON.stringify({ MediaContainer: container }) : toXml("MediaContainer", container);
  const etag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  c.header("ETag", etag);
  c.header("Cache-Control", "private, max-age=0, must-revalidate");
  const known = c.req.header("if-none-match")?.split(/,\s*/) ?? [];
  if (known.includes(etag)) return c.body(null, 304);
  return c.body(body, 200, { "Content-Type": json ? "application/json" : "application/xml; charset=utf-8" });
}

/** The error body of these hosts (PROTOCOL §9.2). */
export function refuse(c: Context, statusCode: 400 | 401 | 404 | 498, message: string): Response {
  const body = { Error: { id: names[statusCode] ?? "token_expired", message, statusCode } };
  // 498 is Plex's own: Hono's list of statuses ends where HTTP's does.
  return c.json(body, statusCode as ContentfulStatusCode);
}

/** What a successful action answers. */
export function done(c: Context): Response {
  return c.body(null, 200);
}

/**
 * Start and size of the page asked for. These hosts cut at 20 rows by themselves and refuse more than 100; undefined
 * means that it was refused.
 */
export function pageOf(c: Context): { start: number; size: number } | undefined {
  const read = (name: string) => c.req.query(name) ?? c.req.header(name);
  const start = Number(read("X-Plex-Container-Start") ?? 0);
  const size = Number(read("X-Plex-Container-Size") ?? 20);
  const fits = Number.isInteger(start) && start >= 0 && Number.isInteger(size) && size >= 0 && size <= 100;
  return fits ? { start, size } : undefined;
}
