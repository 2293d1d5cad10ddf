import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Makes sure that `ffmpeg` and `ffprobe` are on the PATH. On Debian as root it installs them; anywhere else it says in
 * one line what to install and ends the process with code 1.
 */
export function ensureFfmpeg(): void {
  if (runs("ffmpeg") && runs("ffprobe")) return;
  const root = process.getuid?.() === 0;
  if (!root || !existsSync("/etc/debian_version")) {
    give(
      "ffmpeg is missing: install it (https://ffmpeg.org/download.html) so that `ffmpeg` and `ffprobe` are on your PATH",
    );
  }
  console.log("Installing ffmpeg with apt-get …");
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", "ffmpeg"]]) {
    const { status } = spawnSync("apt-get", ["-qq", ...step], { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) give("apt-get could not install ffmpeg: install it by hand");
  }
}

function runs(program: string): boolean {
  return spawnSync(program, ["-version"], { stdio: "ignore" }).status === 0;
}

function give(advice: string): never {
  console.error(advice);
  process.exit(1);
}
