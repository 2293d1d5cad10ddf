import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect } from "vitest";
import { emptyWorld } from "../support/fixtures.ts";
import { handlers } from "../support/openapi.ts";

const it = emptyWorld();

/*
 * What the README says of the API is run as somebody would run it who pastes it: by bash and curl, block after
 * block, in one shell.
 */

const readme = await readFile(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
const section = /\n## The API\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "marquee-readme-"));
});
it.afterAll(async ({ world }) => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** A shell that ends at the first command that fails; how each request went is written to a file. */
async function shell() {
  const { PATH = "" } = process.env;
  const [curl, log] = [join(folder, "curl"), join(folder, "requests")];
  const tell = `-w '%{stderr}%{http_code} %{url_effective}\\n' 2>>${log}`;
  await writeFile(curl, `#!/bin/sh\nPATH='${PATH}' exec curl "$@" ${tell}\n`);
  await chmod(curl, 0o755);
  const child = spawn("bash", ["--norc", "-s"], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}:${PATH}` },
  });
  let output = "";
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  child.stdin.write("set -eu -o pipefail\n");
  return {
    /** Runs commands, and hands back what they printed and every request's status. */
    run: async (commands: string) => {
      await writeFile(log, "");
      output = "";
      await new Promise<void>((resolve, reject) => {
        const look = (chunk: Buffer) => {
          output += chunk;
          if (!output.endsWith("\n:done:\n")) return;
          child.stdout.off("data", look);
          child.off("exit", ended);
          resolve();
        };
        const ended = (code: number | null) => reject(new Error(`bash ended with ${code}: ${errors}`));
        child.stdout.on("data", look);
        child.once("exit", ended);
        child.stdin.write(`${commands}\nprintf '\\n:done:\\n'\n`);
      });
      return { output, requests: (await readFile(log, "utf8")).trim().split("\n") };
    },
    end: () => child.stdin.end(),
  };
}

describe("README's examples", () => {
  it("run as they stand there", async ({ world }) => {
    expect(blocks).toHaveLength(3);
    const [begin = "", finish = "", calls = ""] = blocks;
    const here = begin.replace("http://localhost:3000", world.url);
    expect(here).not.toBe(begin);
    const bash = await shell();

    const begun = await bash.run(here);
    const code = /[#&?]code=(\w+)/.exec(begun.output)?.[1] ?? "";
    await world.control.approve(code, "demo-owner");
    const finished = await bash.run(finish);
    expect(finished.output).not.toContain("error=");

    const { requests } = await bash.run(calls);
    bash.end();
    expect(requests.filter((one) => !/^20[06] /.test(one))).toEqual([]);
    expect(requests).toHaveLength(calls.match(/(^|\$\()(mq|curl) /gm)?.length ?? 0);
    expect(requests.filter((one) => one.startsWith("206 "))).toHaveLength(2);
    expect((await readFile(join(folder, "first-megabyte.mp4"))).length).toBe(1_048_576);
    expect((await readFile(join(folder, "beginning.mp4"))).length).toBe(65_536);
    expect((await readFile(join(folder, "poster.jpg"))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });
});

describe("README's table", () => {
  it("names every route", () => {
    const table = section.slice(section.indexOf("| Route |"));
    const named = new Set(
      [...table.matchAll(/\b(GET|HEAD|POST|PUT|PATCH|DELETE) ([\w/:]+)/g)].map(([all]) => all),
    );
    const keys = handlers()
      .filter(({ declared }) => declared)
      .map(({ key }) => key.replace("/api/plex/", "").replace(/\{(\w+)\}/g, ":$1"));
    expect(keys.filter((key) => !named.has(key))).toEqual([]);
    expect([...named].filter((key) => !keys.includes(key))).toEqual([]);
  });
});
