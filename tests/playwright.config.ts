import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Playwright's own browser can't be downloaded everywhere; Debian's is as good. */
const debian = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  forbidOnly: Boolean(process.env["CI"]),
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    launchOptions: {
      ...(debian ? { executablePath: debian } : {}),
      args: ["--autoplay-policy=no-user-gesture-required", "--disable-background-networking"],
    },
  },
});
