import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("npm run standin says how any Plex client can use it, and ends on SIGINT", async () => {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const standin = spawn(process.execPath, [main, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const chunk of standin.stdout) {
    said += chunk;
    if (said.includes("Ctrl-C ends it")) break;
  }
  const [, address = ""] = /curl -H 'Accept: application\/json' '(\S+)'/.exec(said) ?? [];
  const sections = await (await fetch(address, { headers: { Accept: "application/json" } })).json();
  expect(sections.MediaContainer.Directory.map((one: { title: string }) => one.title)).toContain("Movies");
  expect(said).toMatch(/^PLEX_TV_URL=http:\/\/127\.0\.0\.1:\d+$/m);
  const ended = once(standin, "exit");
  standin.kill("SIGINT");
  expect((await ended)[0]).toBe(0);
});
