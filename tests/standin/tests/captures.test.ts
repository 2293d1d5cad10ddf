import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { always, objectsAt, typesIn } from "./capture-fields.ts";
import { recorded } from "./recorded.ts";
import { Recorder, served, unserved } from "./recorder.ts";

/*
 * Answers in Plex's shape against the stand-in's: whatever field both have is of the same JSON type, and what PROTOCOL shows
 * in every answer of a kind is in both. Once with the few that we wrote from docs/plex, and once with those recorded from real
 * servers, where they are at hand.
 */

const written = new URL("../captures/", import.meta.url);
const captures = recorded("captures/", "the stand-in's answers have the types and fields of real servers'");

let standin: Standin;
let recorder: Recorder;
beforeAll(async () => {
  standin = await startStandin();
  recorder = await Recorder.on(standin);
});
afterAll(() => standin?.close());

const namesIn = (folder: URL) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .toSorted();

/** The places where both have a value, each with the JSON types seen here and there. */
function sharedTypes(here: unknown, there: unknown): { at: string; types: string[]; known: string[] }[] {
  // Nearly every string may be null (PROTOCOL §2.8): null says nothing about a type.
  const said = (types: Iterable<string> = []) => [...types].filter((type) => type !== "null");
  const theirs = typesIn(there);
  return [...typesIn(here)]
    .map(([at, types]) => ({ at, types: said(types), known: said(theirs.get(at)) }))
    .filter(({ known }) => known.length > 0);
}

const differing = (here: unknown, there: unknown) =>
  sharedTypes(here, there)
    .filter(({ types, known }) => types.some((type) => !known.includes(type)))
    .map(({ at, types, known }) => `${at}: ${types.join()} here, ${known.join()} there`);

const read = (name: string, folder: URL): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** Compares one answer with the stand-in's. Counts what was compared, throws with every difference. */
async function compare(name: string, folder: URL, counts: { fields: number; always: number }): Promise<void> {
  const real = read(name, folder);
  const ours = await served[name]?.(recorder);
  const wrong = differing(ours, real);
  counts.fields += sharedTypes(ours, real).length;
  for (const [names, at, fields, because] of always) {
    if (!names.test(name)) continue;
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
}

describe("answers that we wrote in Plex's shape", () => {
  const counts = { fields: 0, always: 0 };
  const names = namesIn(written);

  test("each stands beside one that is served", () => {
    expect(names.filter((name) => !(name in served))).toEqual([]);
  });

  test.each(names)("%s", (name) => compare(name, written, counts));

  test("the count", () => {
    expect(counts.fields).toBeGreaterThan(250);
    expect(counts.always).toBeGreaterThan(60);
  });
});

describe.skipIf(!captures)("captures of real servers", () => {
  const counts = { fields: 0, always: 0 };
  const files = captures ? namesIn(captures) : [];

  test("each is either served or left out for a reason", () => {
    expect(files).toEqual([...Object.keys(served), ...Object.keys(unserved)].toSorted());
  });

  test.each(Object.keys(served))("%s", async (name) => {
    if (captures) await compare(name, captures, counts);
  });

  test.each(namesIn(written))("%s as we wrote it has the types of the recorded one", (name) => {
    expect(captures && differing(read(name, written), read(name, captures))).toEqual([]);
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
