import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { findServer } from "../world/create.ts";
import type { PlexServer, World } from "../world/types.ts";

/** The JSON object in the body. Throws a 400 for anything else. */
export async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw bad("the body is no JSON object");
  return { ...body };
}

/** A text field. Throws a 400 when it is missing or empty. */
export function text(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value === "string" && value) return value;
  if (typeof value === "number") return String(value);
  throw bad(`${name} is missing`);
}

/** A field of that type or undefined. Throws a 400 when it is of another type. */
export function optional(body: Record<string, unknown>, name: string, type: "string"): string | undefined;
export function optional(body: Record<string, unknown>, name: string, type: "number"): number | undefined;
export function optional(body: Record<string, unknown>, name: string, type: "boolean"): boolean | undefined;
export function optional(body: Record<string, unknown>, name: string, type: string): unknown {
  const value = body[name];
  if (value === undefined || typeof value === type) return value;
  throw bad(`${name} is no ${type}`);
}

/** The server that `serverId` names. Throws a 404 when there is none. */
export function serverOf(world: World, body: Record<string, unknown>): PlexServer {
  const server = findServer(world, text(body, "serverId"));
  if (!server) throw missing("there is no such server");
  return server;
}

export function bad(message: string): HTTPException {
  return new HTTPException(400, { message });
}

export function missing(message: string): HTTPException {
  return new HTTPException(404, { message });
}
