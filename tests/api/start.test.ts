import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApp } from "../support/app.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "marquee-test-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

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
});
