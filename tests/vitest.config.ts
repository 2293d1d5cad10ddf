import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = {
  "@": at(".."),
  // Next resolves this marker away on the server; outside Next it would throw.
  "server-only": at("./support/server-only.ts"),
};

export default defineConfig({
  test: {
    root: at(".."),
    // A network, a database and ffmpeg are real here; a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      { resolve: { alias }, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] } },
      {
        resolve: { alias },
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          // Each file has a Plex and a Marquee of its own, and waits more than it works.
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
