import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isNewEnough } from "../../lib/launch.cjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const launcher = join(root, "lib/launch.cjs");

let folder: string;
/** A module that makes the Node which loads it first call itself an old one; what that one starts is itself again. */
let old: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "marquee-launch-"));
  old = join(folder, "old.cjs");
  writeFileSync(old, `Object.defineProperty(process.versions, "node", { value: "20.19.2" });\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts a program named npm into a folder of its own, for the front of PATH. */
function npmThat(name: string, script: string): string {
  const bin = mkdtempSync(join(folder, name));
  writeFileSync(join(bin, "npm"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, "npm"), 0o755);
  return bin;
}

function launch(words: string[], { node = [], bin }: { node?: string[]; bin?: string } = {}): ChildProcess {
  const PATH = [bin, process.env["PATH"]].filter(Boolean).join(delimiter);
  return spawn(process.execPath, [...node, launcher, ...words], {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function ended(child: ChildProcess) {
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk) => (out += chunk));
  child.stderr?.on("data", (chunk) => (err += chunk));
  const [code, signal] = await once(child, "close");
  return { code, signal, out, err };
}

describe("which Node is new enough", () => {
  it.each(["22.19.0", "22.20.1", "23.0.0", "24.21.0", "100.1.2", "25.0.0-nightly20251001"])(
    "%s is",
    (version) => expect(isNewEnough(version)).toBe(true),
  );
  it.each(["22.18.9", "22.2.0", "21.99.0", "20.20.2", "8.17.0", "0.12.18"])("%s is not", (version) =>
    expect(isNewEnough(version)).toBe(false),
  );
});

describe("on a Node that is new enough", () => {
  it("runs the command on it, and so is every node that the command starts", async () => {
    const print = "process.execPath + ' ' + process.env.PATH";
    const { code, out, err } = await ended(launch(["sh", "-c", `node -p "${print}"`]));
    const [node, path = ""] = out.trim().split(" ");
    expect({ code, err, node }).toEqual({ code: 0, err: "", node: process.execPath });
    expect(path.split(delimiter).slice(0, 2)).toEqual([
      join(root, "node_modules/.bin"),
      dirname(process.execPath),
    ]);
  });

  it("asks npm for nothing", async () => {
    const bin = npmThat("never", "echo npm was asked; exit 1");
    expect(await ended(launch(["--fetch", "node", "-p", "1+1"], { bin }))).toMatchObject({
      code: 0,
      out: "2\n",
    });
  });

  it("ends with the command's exit code", async () => {
    expect(await ended(launch(["sh", "-c", "exit 7"]))).toMatchObject({ code: 7, signal: null });
  });

  it("ends by the signal that ended the command", async () => {
    expect(await ended(launch(["sh", "-c", "kill -KILL $$"]))).toMatchObject({
      code: null,
      signal: "SIGKILL",
    });
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "hands %s on and waits for the command",
    async (signal) => {
      const script = `
      process.on("${signal}", () => { console.log("heard"); process.exitCode = 3; clearInterval(alive); });
      const alive = setInterval(() => {}, 1000);
      console.log("ready");`;
      const child = launch(["node", "-e", script]);
      const end = ended(child);
      child.stdout?.once("data", () => child.kill(signal));
      expect(await end).toMatchObject({ code: 3, out: "ready\nheard\n", err: "" });
    },
  );

  it("says in a sentence that a command is missing", async () => {
    expect(await ended(launch(["no-such-program"]))).toEqual({
      ...{ code: 127, signal: null, out: "" },
      err: "no-such-program can't be started (ENOENT): has `npm ci` been run?\n",
    });
  });
});

describe("on a Node that is too old", () => {
  const node = () => ["-r", old];
  const refusal =
    "Marquee needs Node 22.19 or newer, and this is Node 20.19.2: https://nodejs.org/en/download says how to get it.\n";
  const notice = "Node 20.19.2 is too old for Marquee: using 24.21.0, which npm fetches once.\n";

  it("refuses in one sentence, and runs nothing", async () => {
    const bin = npmThat("never", "echo npm was asked");
    expect(await ended(launch(["node", "-p", "1+1"], { node: node(), bin }))).toEqual({
      ...{ code: 1, signal: null, out: "", err: refusal },
    });
  });

  it.runIf(process.platform === "linux")(
    "lets npm fetch one where it may, and runs all on that",
    async () => {
      const bin = npmThat(
        "fetches",
        `echo "$@" > "$(dirname "$0")/asked"; echo "24.21.0${process.execPath}"`,
      );
      const answer = await ended(
        launch(["--fetch", "sh", "-c", "node -p process.execPath; exit 5"], { node: node(), bin }),
      );
      expect(answer).toEqual({ code: 5, signal: null, out: `${process.execPath}\n`, err: notice });
      expect(readFileSync(join(bin, "asked"), "utf8")).toBe(
        `exec --yes --prefer-offline --package=node-linux-${process.arch}@24.21.0 -- node -p process.versions.node+process.execPath\n`,
      );
    },
  );

  it.runIf(process.platform === "linux").each([
    ["npm can't fetch it", "echo npm error network >&2; exit 1", "npm error network\n"],
    ["the fetched one doesn't run, and the old one answers", "echo 20.19.2/usr/bin/node", ""],
  ])("refuses where %s", async (_, script, said) => {
    const answer = await ended(
      launch(["--fetch", "node", "-p", "1+1"], { node: node(), bin: npmThat("none", script) }),
    );
    expect(answer).toEqual({ code: 1, signal: null, out: "", err: notice + said + refusal });
  });
});

it("hears what npm hears when a script begins with exec, so that nothing is left behind", async () => {
  const scripts = { wait: `exec node "${launcher}" node wait.cjs` };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts }));
  writeFileSync(join(folder, "wait.cjs"), `setInterval(() => {}, 1000); console.log("wait" + "ing");\n`);
  const npm = spawn("npm", ["run", "wait"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  // It closes when the last process that writes to it has ended, not when npm has.
  const end = ended(npm);
  let said = "";
  npm.stdout.on("data", (chunk) => {
    said += chunk;
    if (said.includes("waiting")) npm.kill("SIGTERM");
  });
  expect((await end).out).toContain("waiting");
});

it("begins every npm script but the formatter's, which runs on any Node", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const others = Object.keys(scripts).filter((name) => !/^(exec )?node lib\/launch.cjs /.test(scripts[name]));
  expect(others).toEqual(["format"]);
  const own = Object.keys(scripts).filter(
    (name) => !/^(exec )?node lib\/launch.cjs --fetch /.test(scripts[name]),
  );
  expect(own.toSorted()).toEqual(["build", "format", "start"]);
  const untilStopped = Object.keys(scripts).filter((name) => scripts[name].startsWith("exec "));
  expect(untilStopped.toSorted()).toEqual(["bench", "demo", "dev", "standin", "start"]);
});
