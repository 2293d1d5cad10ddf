import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { type Difference, differences } from "./departures.ts";
import { shapesOfEverything } from "./every-answer.ts";
import { served } from "./recorder.ts";
import { addShapes, type Shapes } from "./shapes.ts";

/*
 * Everything the stand-in says against everything that real servers were recorded saying, field by field: each is of the
 * recorded type, nothing is said that nobody recorded, nothing recorded is left out. Every difference is a row of
 * departures.ts, and a row that nothing needs fails.
 */

const folder = new URL("../../../../shared/plex/captures/", import.meta.url);
const there = existsSync(folder);

let standin: Standin;
const real: Shapes = new Map();
let ours: Shapes;
beforeAll(async () => {
  if (!there) return;
  for (const name of Object.keys(served))
    addShapes(real, familyOf(name), JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  standin = await startStandin();
  ours = await shapesOfEverything(standin, familyOf);
});
afterAll(() => standin?.close());

function familyOf(capture: string): string {
  if (capture.startsWith("myplex")) return `plex.tv ${/\/([a-z]+)(?:_\w+)?\.json$/.exec(capture)?.[1]}`;
  return /decision_|transcode\/(video|music)_/.test(capture) ? "converted" : "library";
}

type Found = { kind: string; field: string; what: Difference["what"]; says: string };

/** All differences, whether or not somebody has an excuse for them. */
function found(): Found[] {
  return [...real].flatMap(([kind, recorded]) => {
    const said = ours.get(kind) ?? new Map<string, Set<string>>();
    const fields = [...new Set([...recorded.keys(), ...said.keys()])];
    return fields.flatMap((field): Found[] => {
      const [theirs, own] = [recorded.get(field), said.get(field)];
      if (!theirs) return [{ kind, field, what: "only here", says: [...(own ?? [])].join() }];
      if (!own) return [{ kind, field, what: "never here", says: [...theirs].join() }];
      const known = [...theirs].filter((type) => type !== "null");
      const others = [...own].filter((type) => type !== "null" && known.length > 0 && !known.includes(type));
      return others.length > 0
        ? [{ kind, field, what: "type", says: `${others.join()} for ${known.join()}` }]
        : [];
    });
  });
}

const covers = ({ kind, fields, what }: Difference, it: Found) =>
  what === it.what && kind.test(it.kind) && fields.split(" ").includes(it.field);

describe.skipIf(!there)("everything that was recorded", () => {
  test("is told in the same fields and types, or stands in departures.ts", () => {
    const open = found().filter((it) => !differences.some((row) => covers(row, it)));
    const lines = open.map(({ kind, field, what, says }) => `${kind}: ${field} ${what} (${says})`);
    if (lines.length > 0) throw new Error(lines.join("\n"));
  });

  test("no difference is a dead letter", () => {
    const all = found();
    const dead = differences.flatMap((row) =>
      row.fields
        .split(" ")
        .filter((field) => !all.some((it) => it.field === field && covers(row, it)))
        .map((field) => `${row.kind.source} ${field} ${row.what}`),
    );
    expect(dead).toEqual([]);
  });

  test("what nobody recorded has a section of PROTOCOL to stand on", () => {
    for (const { what, because } of differences)
      if (what !== "never here") expect(because).toMatch(/^PROTOCOL §\d/);
    const fields = [...real.values()].reduce((sum, each) => sum + each.size, 0);
    expect(fields).toBeGreaterThan(500);
    console.info(
      `recorded: ${real.size} kinds of objects, ${fields} fields; ${differences.length} differences`,
    );
  });
});
