import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureFfmpeg } from "../standin/ffmpeg.ts";

/*
 * What the tests need beyond npm: ffmpeg, and a browser. On Debian as root it is installed here; anywhere
 * else one line says what to install.
 */
ensureFfmpeg();
ensureBrowser();

function ensureBrowser() {
  if (existsSync("/usr/bin/chromium") || hasPlaywrightBrowser()) return;
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!isDebianRoot) {
    process.stderr.write("Chromium is missing: run `npx playwright install chromium`\n");
    process.exit(1);
  }
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status } = spawnSync("apt-get", ["-qq", ...step], { stdio: "inherit" });
    if (status !== 0) process.exit(status ?? 1);
  }
}

function hasPlaywrightBrowser(): boolean {
  const script = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
  const { stdout } = spawnSync(process.execPath, ["-e", script], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
  });
  return existsSync(stdout);
}
