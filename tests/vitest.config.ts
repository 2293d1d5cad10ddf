import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = {
  "@": at(".."),
  // Next resolves this marker away on the server; outside Next it would throw.
  "server-only": at("./support/server-only.ts"),
};

/** The files that take longest, the longest last. */
const slow = ["hammer", "sign-in", "without-auth", "faults", "outbox", "proof", "proof-faults"].map((name) =>
  at(`./api/${name}.test.ts`),
);

/** Begins with the slow ones, so that none of them is left over at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const weight = ({ moduleId }: TestSpecification) => slow.indexOf(moduleId);
    return (await super.sort(files)).toSorted((one, other) => weight(other) - weight(one));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    root: at(".."),
    // A network, a database and ffmpeg are real here; a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      { resolve: { alias }, test: { name: "unit", include: ["tests/{unit,standin}/**/*.test.{ts,tsx}"] } },
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
