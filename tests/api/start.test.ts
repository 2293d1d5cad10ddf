import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApp } from "../support/app.ts";
import { freePort } from "../support/free-port.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

let dataDir: string;
let bare: NodeJS.ProcessEnv;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "marquee-test-"));
  bare = { NODE_ENV: "production", PATH: process.env["PATH"], MARQUEE_DATA_DIR: dataDir };
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** How a program ended, and what it said on stderr. */
async function endOf(child: ChildProcessWithoutNullStreams): Promise<{ code: unknown; said: string }> {
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  return { code, said };
}

describe("starting Marquee", () => {
  it("needs no setting: it makes a secret of its own, readable by nobody else", async () => {
    const app = await startApp({ MARQUEE_DATA_DIR: dataDir });
    const response = await fetch(`${app.url}/sign-in`);
    await app.close();
    expect(response.status).toBe(200);
    const secret = join(dataDir, "secret");
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect((await readFile(secret, "utf8")).trim().length).toBeGreaterThanOrEqual(32);
  });

  it.each([
    ["short", "too-short"],
    ["a placeholder", "change-this-in-production-please-do"],
    ["one letter over and over", "a".repeat(40)],
  ])("refuses a secret that is %s", async (_name, AUTH_SECRET) => {
    await expect(startApp({ MARQUEE_DATA_DIR: dataDir, AUTH_SECRET })).rejects.toThrow(/AUTH_SECRET/);
  });

  it("refuses a proxy list that it can't read", async () => {
    await expect(startApp({ MARQUEE_DATA_DIR: dataDir, TRUST_PROXY: "the-proxy" })).rejects.toThrow(
      /TRUST_PROXY/,
    );
  });

  it.each(["70000", "three thousand"])("refuses the port %s", async (PORT) => {
    const child = spawn(process.execPath, ["server.ts"], { cwd: root, env: { ...bare, PORT } });
    expect(await endOf(child)).toEqual({
      code: 1,
      said: expect.stringMatching(/^Marquee cannot start:\n.*PORT/),
    });
  });

  it("says in a sentence that somebody else listens there", async () => {
    const app = await startApp({ MARQUEE_DATA_DIR: dataDir });
    const { port } = new URL(app.url);
    const second = startApp({ MARQUEE_DATA_DIR: dataDir }, Number(port));
    await expect(second).rejects.toThrow(/\nMarquee cannot start: .*EADDRINUSE.*\n$/);
    await app.close();
  });

  it("is not begun by Next's own command, which has no front door", async () => {
    const next = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", "0"];
    const child = spawn(process.execPath, next, { cwd: root, env: bare });
    expect(await endOf(child)).toEqual({ code: 1, said: expect.stringContaining("`npm start`") });
  });

  it("lets the very first request pass the front door", async () => {
    const port = await freePort();
    const starting = startApp({ MARQUEE_DATA_DIR: dataDir }, port);
    // Eight callers knock from the first moment on, each until it is answered.
    const knock = async (): Promise<Response> => {
      const answer = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => undefined);
      return answer ?? new Promise((resolve) => setImmediate(() => resolve(knock())));
    };
    const answers = await Promise.all(Array.from({ length: 8 }, knock));
    const app = await starting;
    const ids = answers.map(({ headers }) => headers.get("x-request-id") ?? "");
    for (const { headers } of answers) {
      expect(headers.get("content-security-policy")).toMatch(/'nonce-[^']{22,}'/);
      expect(headers.get("x-frame-options")).toBe("DENY");
    }
    for (const answer of answers) await answer.text();
    await app.close();
    for (const id of ids) expect(app.output()).toContain(`"requestId":"${id}","route":"/sign-in"`);
  });
});

describe("stopping Marquee", () => {
  it("ends in order when nothing is under way, with all that was written in the one file", async () => {
    const app = await startApp({ MARQUEE_DATA_DIR: dataDir });
    await (await fetch(`${app.url}/sign-in`)).text();
    expect(await readdir(dataDir)).toContain("marquee.db-wal");
    expect(await app.close()).toBe(0);
    expect((await readdir(dataDir)).toSorted()).toEqual(["marquee.db", "secret"]);
  });
});
