import type { Context } from "hono";

/**
 * A parameter by name, from the query or, for the X-Plex-* family, from the header of the same name (PROTOCOL §1.3).
 * The query wins. Empty text counts as absent.
 */
export function param(c: Context, name: string): string | undefined {
  return new URL(c.req.url).searchParams.get(name) || c.req.header(name) || undefined;
}

/** "1" and "true" are on; anything else, and nothing, is off. */
export function flag(c: Context, name: string): boolean {
  const value = param(c, name);
  return value === "1" || value === "true";
}

/** A whole number of at least 0, or undefined when absent or not one. */
export function count(c: Context, name: string): number | undefined {
  const value = param(c, name);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Real servers decode the path before they look at it, and some clients send `/:/` as `/%3A/`. */
export function decodedPath(request: Request): string {
  return new URL(request.url).pathname.replace(/%3a/gi, ":").replace(/%2c/gi, ",");
}
