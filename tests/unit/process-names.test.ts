import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { names } from "../../lib/process/names.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = ["lib", "db", "app"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, file), "utf8"));

it("gives each name of the process to one value", () => {
  // `process.once("SIGTERM", …)` and the like are node's.
  const calls = /(?<![.\w])(?:once|memory)(?:<[^(]*>)?\(\s*"([\w:-]+)"/g;
  const used = code.flatMap((text) => [...text.matchAll(calls)].map(([, name]) => name));
  expect(used.toSorted()).toEqual(Object.keys(names).toSorted());
});
