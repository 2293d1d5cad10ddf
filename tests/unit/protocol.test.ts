import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/*
 * Whoever reads `PROTOCOL §6.4` finds that section in docs/plex. A bare § is PROTOCOL's too: nothing else here is cited by
 * that sign. The folders are read as they are, so that this holds in an exported tree as well as in a clone.
 */

const root = fileURLToPath(new URL("../..", import.meta.url));
const docs = join(root, "docs/plex");
/** What is installed or made, as .gitignore has it, beside whatever begins with a dot. */
const MADE = ["node_modules", "data", "test-results", "playwright-report"];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || MADE.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && [".ts", ".tsx", ".md"].includes(extname(path)) ? [path] : [];
  });
}

/** Places of a chapter: `6.4` for a heading, `10.31` for row 31 of a numbered list right below heading 10. */
function placesOf(chapter: string): string[] {
  let section = "";
  return chapter.split("\n").flatMap((line) => {
    const [, heading] = /^##? (\d+(?:\.\d+)?|Appendix [A-Z])\b/.exec(line) ?? [];
    if (heading) section = heading;
    const [, row] = /^(\d+)\. /.exec(line) ?? [];
    return heading ?? (row && section ? `${section}.${row}` : []);
  });
}

const upTo = (chapter: string, first: string, last = first) =>
  Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `${chapter}.${Number(first) + at}`);

/** The places that a text cites, each as `placesOf` spells it. */
function cited(text: string): string[] {
  // A comment may break its line within a citation.
  const plain = text.replace(/\n\s*(?:\*|\/\/)?\s*/g, " ");
  const sections = [...plain.matchAll(/§(\d+(?:\.\d+)?)|\b(Appendix [A-Z])\b/g)];
  // `§6.1–6.6`, `§8.3 to §8.5`, `§10.31 to 36`
  const ranges = [...plain.matchAll(/§(\d+)\.(\d+)(?:–| to )§?(?:\1\.)?(\d+)/g)];
  // `§2.9 no. 3`, `§10 no. 33, 36`, `§10, 16 to 24`
  const lists = [...plain.matchAll(/§(?:(\d+(?:\.\d+)?) no\.|(10),) (\d+(?:(?:, |–| to )\d+)*)/g)];
  return [
    ...sections.map(([, section, appendix]) => section ?? appendix ?? ""),
    ...ranges.flatMap(([, chapter = "", first = "", last]) => upTo(chapter, first, last)),
    ...lists.flatMap(([, section, ten = "", rows = ""]) =>
      rows.split(", ").flatMap((row) => {
        const [first = "", last] = row.split(/–| to /);
        return upTo(section ?? ten, first, last);
      }),
    ),
  ];
}

const chapters = readdirSync(docs).filter((name) => name.endsWith(".md"));
const places = new Set(chapters.flatMap((name) => placesOf(readFileSync(join(docs, name), "utf8"))));

describe("PROTOCOL", () => {
  it("has every section that is cited", () => {
    const own = relative(root, fileURLToPath(import.meta.url));
    const all = filesBelow(root).flatMap((path) => {
      const file = relative(root, path);
      // This file cites sections that are none, to show what is understood.
      return file === own ? [] : cited(readFileSync(path, "utf8")).map((place) => ({ file, place }));
    });
    expect(all.length).toBeGreaterThan(300);
    const missing = all.filter(({ place }) => !places.has(place));
    expect([...new Set(missing.map(({ file, place }) => `${file} cites §${place}`))]).toEqual([]);
  });

  it("numbers no section twice, and its index leads to every chapter", () => {
    const headings = chapters.flatMap((name) =>
      [...readFileSync(join(docs, name), "utf8").matchAll(/^##? (\d+(?:\.\d+)?)\b/gm)].map(
        ([, number]) => number,
      ),
    );
    expect(headings.filter((number, at) => headings.indexOf(number) !== at)).toEqual([]);
    const index = readFileSync(join(docs, "protocol.md"), "utf8");
    expect(chapters.filter((name) => name !== "protocol.md" && !index.includes(`](${name})`))).toEqual([]);
  });

  it.each<[text: string, places: string[]]>([
    ["PROTOCOL §6.2, §6.8", ["6.2", "6.8"]],
    ["(PROTOCOL §6.1–6.3)", ["6.1", "6.1", "6.2", "6.3"]],
    ["PROTOCOL §8.3 to §8.5;", ["8.3", "8.5", "8.3", "8.4", "8.5"]],
    ["(PROTOCOL §10, 16 to 18). 20 more", ["10", "10.16", "10.17", "10.18"]],
    ["PROTOCOL §10 no. 33, 36; §2.9 no. 3", ["10", "2.9", "10.33", "10.36", "2.9.3"]],
    ["PROTOCOL §10.31 to 33, §12.", ["10.31", "12", "10.31", "10.32", "10.33"]],
    ["PROTOCOL §1.7, §10, Appendix A", ["1.7", "10", "Appendix A"]],
    [" * be refused (PROTOCOL\n * §4.8). A change", ["4.8"]],
    ["  // no session (PROTOCOL §8.3 to\n  // §8.4)", ["8.3", "8.4", "8.3", "8.4"]],
    ["PROTOCOL §5.3, 90 %; §6.7, 76 s", ["5.3", "6.7"]],
  ])("understands %j", (text, found) => expect(cited(text)).toEqual(found));
});
