import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toXml } from "../http/xml.ts";

/** JSON when asked for, else the same as XML under that root. plex.tv's answers have no envelope (PROTOCOL §1.5). */
export function reply(c: Context, root: string, body: object, status: ContentfulStatusCode = 200): Response {
  if (c.req.header("accept")?.includes("application/json")) return c.json(body, status);
  const children = Array.isArray(body) ? { [root.replace(/s$/, "")]: body } : body;
  return c.body(toXml(root, children), status, { "Content-Type": "application/xml; charset=utf-8" });
}

/** plex.tv's error envelope (PROTOCOL §2.1). */
export function refuse(c: Context, status: ContentfulStatusCode, code: number, message: string): Response {
  return reply(c, "errors", { errors: [{ code, message, status }] }, status);
}

export function unauthorized(c: Context): Response {
  return refuse(c, 401, 1001, "User could not be authenticated");
}
