import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { freePort } from "../support/free-port.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The processes that descend from one, by what the kernel says. */
async function descendants(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const children = text.split(" ").filter(Boolean).map(Number);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it("the demo starts with one command, names its accounts, and ends on Ctrl-C with nothing left", async () => {
  const port = await freePort();
  const demo = spawn(process.execPath, ["tests/standin/demo.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production", PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  const announced = new Promise<void>((resolve, reject) => {
    demo.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes(`http://localhost:${port}`) && /Demo Friend/.test(output)) resolve();
    });
    demo.once("exit", (code) => reject(new Error(`the demo ended with ${code}:\n${output}`)));
  });
  await announced;
  expect(output).toContain("Demo Owner");
  expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200);

  const family = await descendants(demo.pid ?? 0);
  expect(family.length).toBeGreaterThan(0);
  const ended = once(demo, "exit");
  demo.kill("SIGINT");
  expect((await ended)[0]).toBe(0);
  expect(family.filter(isAlive)).toEqual([]);
});
