import type { Context } from "hono";
import type { ContentfulStatusCode as Known } from "hono/utils/http-status";
import { toXml } from "../http/xml.ts";

/** 498 is Plex's own: a JWT that has expired (PROTOCOL §2.1). */
type Status = Known | 498;

/** JSON when asked for, else the same as XML under that root. plex.tv's answers have no envelope (PROTOCOL §1.5). */
export function reply(c: Context, root: string, body: object, status: Status = 200): Response {
  if (c.req.header("accept")?.includes("application/json")) return c.json(body, known(status));
  // A list is its rows, under the root: the one list that isn't wrapped once more.
  const named: Record<string, unknown> = { ...body };
  const list = Array.isArray(body) ? body : named[root];
  const children = list === undefined ? body : { [root.replace(/s$/, "")]: list };
  return c.body(toXml(root, children), known(status), { "Content-Type": "application/xml; charset=utf-8" });
}

/** plex.tv's error envelope (PROTOCOL §2.1). */
export function refuse(c: Context, status: Status, code: number, message: string): Response {
  return reply(c, "errors", { errors: [{ code, message, status }] }, status);
}

export function unauthorized(c: Context): Response {
  return refuse(c, 401, 1001, "User could not be authenticated");
}

/** Hono's list of statuses ends where HTTP's does; the wire takes any. */
function known(status: Status): Known {
  return status as Known;
}
