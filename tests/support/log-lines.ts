import { expect } from "vitest";
import type { World } from "./world.ts";

export type Line = Record<string, unknown> & { msg: string };

/** What Marquee has logged so far, line by line. */
export const linesOf = ({ app }: World): Line[] =>
  app
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

/** The lines of a request, once its own is there: upstream calls first. */
export async function linesAbout(
  world: World,
  response: Response,
): Promise<{ request: Line; upstream: Line[] }> {
  const id = response.headers.get("x-request-id");
  await response.arrayBuffer();
  const mine = () => linesOf(world).filter((one) => one["requestId"] === id);
  await expect.poll(() => mine().filter((one) => one.msg === "request")).toHaveLength(1);
  const [request] = mine().filter((one) => one.msg === "request");
  return { request: request as Line, upstream: mine().filter((one) => one.msg === "upstream") };
}
