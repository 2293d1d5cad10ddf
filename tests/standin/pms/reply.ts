import type { Context } from "hono";
import { count, param } from "../http/params.ts";
import { toXml } from "../http/xml.ts";

/** JSON only when asked for; everybody else, also with an Accept of "anything", gets XML (PROTOCOL §1.2). */
export function reply(c: Context, container: object): Response {
  c.header("Cache-Control", "no-cache");
  if (c.req.header("accept")?.includes("application/json")) return c.json({ MediaContainer: container });
  return c.body(toXml("MediaContainer", container), 200, { "Content-Type": "text/xml;charset=utf-8" });
}

/** A list of rows for JSON: absent when empty (PROTOCOL §1.5). */
export function rows<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/**
 * Cuts a page by `X-Plex-Container-Start` and `-Size` and mirrors the counts in headers (PROTOCOL §1.6). A Size in the
 * query without a Start is ignored; without paging `totalSize` is absent. `limit` caps what can be paged through.
 */
export function page<T>(
  c: Context,
  all: readonly T[],
): { counts: Record<string, number | undefined>; page: readonly T[] } {
  const limit = count(c, "limit");
  const list = limit ? all.slice(0, limit) : all;
  const start = count(c, "X-Plex-Container-Start");
  const size = count(c, "X-Plex-Container-Size");
  const queryOnly = new URL(c.req.url).searchParams.has("X-Plex-Container-Size");
  const paged = size !== undefined && (start !== undefined || !queryOnly);
  if (!paged && start === undefined) return { counts: { size: list.length }, page: list };

  const offset = start ?? 0;
  const cut = list.slice(offset, paged ? offset + size : undefined);
  c.header("X-Plex-Container-Start", String(offset));
  c.header("X-Plex-Container-Total-Size", String(list.length));
  return { counts: { size: cut.length, totalSize: list.length, offset }, page: cut };
}

/** Items per hub. */
export function hubCount(c: Context, otherwise: number): number {
  return count(c, "count") ?? otherwise;
}

/** Comma list of numbers, e.g. section ids; undefined when the parameter is absent. */
export function idList(c: Context, name: string): number[] | undefined {
  return param(c, name)?.split(",").map(Number);
}
