import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client } from "../support/client.ts";
import { linesAbout, linesOf } from "../support/log-lines.ts";
import { startWorld, type World } from "../support/world.ts";

let world: World;
let stranger: Client;
beforeAll(async () => {
  world = await startWorld();
  stranger = new Client(world.url);
});
afterAll(() => world.close());

const files = [
  ["/robots.txt", "text/plain", /^User-agent: \*\nDisallow: \/$/m],
  ["/favicon.ico", "image/x-icon", /^\0\0\x01\0/],
  ["/icon.svg", "image/svg+xml", /^<svg /],
  ["/apple-icon.png", "image/png", /^\x89PNG/],
] as const;

describe("the files of public", () => {
  it.each(files)("%s is there for who isn't signed in, and runs nothing", async (path, type, content) => {
    for (const address of [path, `${path}?v=2`]) {
      const answer = await stranger.get(address);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")?.split(";")[0]).toBe(type);
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';(?!.*script-src)/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).toMatch(content);
    }
  });

  it("have no line in the log", async () => {
    const ids = await Promise.all(
      files.map(async ([path]) => {
        const answer = await stranger.get(path);
        await answer.arrayBuffer();
        return answer.headers.get("x-request-id");
      }),
    );
    // What is asked after them has its line after theirs.
    await linesAbout(world, await stranger.get("/sign-in?error=cancelled"));
    expect(ids).not.toContain(null);
    expect(linesOf(world).filter(({ requestId }) => ids.includes(String(requestId)))).toEqual([]);
  });

  it("are not whatever begins like one of them", async () => {
    const answer = await stranger.get("/robots.txt.html");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'strict-dynamic'");
    expect((await linesAbout(world, answer)).request).toMatchObject({ status: 404 });
  });

  it("include the icons that a page names", async () => {
    const page = await (await stranger.get("/sign-in?error=cancelled")).text();
    const links = [...page.matchAll(/<link rel="((?:apple-touch-)?icon)" href="([^"]+)"/g)];
    expect(links.map(([, rel, href]) => [rel, href])).toEqual([
      ["icon", "/favicon.ico"],
      ["icon", "/icon.svg"],
      ["apple-touch-icon", "/apple-icon.png"],
    ]);
  });
});
