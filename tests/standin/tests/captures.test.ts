import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startStandin, type Standin } from "../index.ts";
import { always, objectsAt, typesIn } from "./capture-fields.ts";
import { Recorder, served, unserved } from "./recorder.ts";

/*
 * Answers recorded from real servers against the stand-in's: whatever field both have is of the same JSON type, and what
 * PROTOCOL shows in every answer of a kind is in both.
 */

const folder = new URL("../../../../shared/plex/captures/", import.meta.url);
const there = existsSync(folder);
if (!there) console.info("The captures of real servers are not beside the project: their proof is skipped");

let standin: Standin;
let recorder: Recorder;
beforeAll(async () => {
  if (!there) return;
  standin = await startStandin();
  recorder = await Recorder.on(standin);
});
afterAll(() => standin?.close());

const files = there
  ? readdirSync(fileURLToPath(folder), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".json"),
    )
  : [];
const counts = { fields: 0, always: 0 };

describe.skipIf(!there)("captures of real servers", () => {
  test("each is either served or left out for a reason", () => {
    expect(files.toSorted()).toEqual([...Object.keys(served), ...Object.keys(unserved)].toSorted());
  });

  test.each(Object.entries(served))("%s", async (name, answer) => {
    const real: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    const ours = await answer(recorder);
    const wrong: string[] = [];
    const realTypes = typesIn(real);
    for (const [at, types] of typesIn(ours)) {
      // Nearly every string may be null (PROTOCOL §2.8): null says nothing about a type.
      const known = [...(realTypes.get(at) ?? [])].filter((type) => type !== "null");
      if (known.length === 0) continue;
      counts.fields++;
      const other = [...types].filter((type) => type !== "null" && !known.includes(type));
      if (other.length > 0) wrong.push(`${at}: ${other.join()} here, ${known.join()} there`);
    }
    for (const [captures, at, fields, because] of always) {
      if (!captures.test(name)) continue;
      for (const field of fields) {
        counts.always++;
        const both = Object.entries({ real, ours });
        for (const [whose, value] of both) {
          const objects = objectsAt(value, at);
          if (objects.length === 0) wrong.push(`${whose}: nothing at ${at} (PROTOCOL ${because})`);
          else if (!objects.every((row) => field in row))
            wrong.push(`${whose}: ${at} lacks ${field} (PROTOCOL ${because})`);
        }
      }
    }
    if (wrong.length > 0) throw new Error([...new Set(wrong)].join("\n"));
  });

  test("the count", () => {
    const named = Object.keys(served).length;
    console.info(
      `captures: ${files.length}, ${named} served, ${counts.fields} shared fields of the same type, ${counts.always} always-present ones; ${Object.keys(unserved).length} not served:`,
    );
    for (const [name, reason] of Object.entries(unserved)) console.info(`  ${name}: ${reason}`);
    expect(counts.fields).toBeGreaterThan(1000);
  });
});
