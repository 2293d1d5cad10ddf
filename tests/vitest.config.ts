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

/** A network, a database and ffmpeg are real here; a slow machine is no failure. */
const patient = {
  testTimeout: 180_000,
  hookTimeout: 300_000,
  // How long a test waits for what comes by itself, and how often it looks.
  expect: { poll: { interval: 50, timeout: 120_000 } },
};

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    root: at(".."),
    projects: [
      {
        resolve: { alias },
        test: { ...patient, name: "unit", include: ["tests/{unit,standin}/**/*.test.{ts,tsx}"] },
      },
      {
        resolve: { alias },
        test: {
          ...patient,
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          // Each file has a Marquee of its own, and waits more than it works.
          maxWorkers: 3,
          // A worker keeps its modules, and its stand-in Plex, from file to file (tests/support/fixtures.ts).
          isolate: false,
        },
      },
    ],
  },
});
