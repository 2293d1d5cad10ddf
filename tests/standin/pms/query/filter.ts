import type { Item } from "../../catalog/types.ts";
import { leavesOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { compareDate, compareNumber, compareRange, compareText } from "./compare.ts";
import { type Field, fieldsFor } from "./fields.ts";

type Test = (item: Item) => boolean;
type Term = { name: string; operator: string; operand: string };

const scope = /^(movie|show|season|episode|artist|album|track|photo)\.(.+)$/;

/**
 * The items that pass the filters of a query string (PROTOCOL §3.7); the list itself when there is no filter in it. The operator stands left of the `=`: `year>>=1990` is
 * "after 1990". A comma is OR inside a field, `&` is AND; `push=1`, `or=1` and `pop=1` make groups. What isn't a field
 * is ignored.
 */
export function filtered(
  server: PlexServer,
  account: Account,
  items: readonly Item[],
  query: URLSearchParams,
): readonly Item[] {
  const fields = fieldsFor(server, account);
  const terms = [...query].map(([key, value]) => split(key, value));
  const test = group(terms[Symbol.iterator](), (term) => testFor(server, fields, term));
  return test ? items.filter(test) : items;
}

/** Everything up to the matching `pop` or the end: alternatives of which each is a list of conditions. */
function group(terms: Iterator<Term>, test: (term: Term) => Test | undefined): Test | undefined {
  const alternatives: Test[][] = [[]];
  for (let next = terms.next(); !next.done; next = terms.next()) {
    const { name } = next.value;
    if (name === "pop") break;
    if (name === "or") alternatives.push([]);
    else {
      const made = name === "push" ? group(terms, test) : test(next.value);
      if (made) alternatives.at(-1)?.push(made);
    }
  }
  const filled = alternatives.filter((tests) => tests.length > 0);
  const [first, ...more] = filled;
  if (!first) return undefined;
  if (more.length === 0) return first.length === 1 ? first[0] : (item) => first.every((each) => each(item));
  return (item) => filled.some((tests) => tests.every((each) => each(item)));
}

function testFor(server: PlexServer, fields: Record<string, Field>, term: Term): Test | undefined {
  const direct = fields[term.name];
  if (direct) return testOf(direct, term);
  const [, level, name = ""] = scope.exec(term.name) ?? [];
  const field = fields[name];
  if (!level || !field) return undefined;
  // An exact match of a text above or below doesn't work on real servers: it is as if it weren't there (measured).
  if (field.type === "string" && term.operator.endsWith("==")) return undefined;
  const test = testOf(field, term);
  // Many episodes share a show: each show is asked once.
  const verdicts = new Map<string, boolean>();
  return (item) => {
    if (item.type === level) return test(item);
    const key = keyAbove(item, level);
    if (key === undefined) return leavesOf(server, item).some((leaf) => leaf.type === level && test(leaf));
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const above = server.catalogue.items.get(key);
    const verdict = above !== undefined && above.type === level && test(above);
    verdicts.set(key, verdict);
    return verdict;
  };
}

/** The ratingKey of what is above the item at that level: shows and artists on top, seasons and albums between. */
function keyAbove(item: Item, level: string): string | undefined {
  if (level === "show" || level === "artist") return item.grandparent ?? item.parent;
  const between = level === "season" || level === "album";
  return between && item.grandparent !== undefined ? item.parent : undefined;
}

/** `year>>` and `1990`, or `title` and `=Exact` when the second `=` was not escaped. */
function split(key: string, value: string): Term {
  const name = key.replace(/(!|>>|<<|>|<)?=?$/, "");
  const left = key.slice(name.length);
  if (left.endsWith("=")) return { name, operator: `${left}=`, operand: value };
  if ((left === "" || left === "!") && value.startsWith("="))
    return { name, operator: `${left}==`, operand: value.slice(1) };
  return { name, operator: `${left}=`, operand: value };
}

function testOf(field: Field, { operator, operand }: Term): Test {
  const options = operand.split(",");
  switch (field.type) {
    case "boolean": {
      const wanted = (operand === "1") !== operator.startsWith("!");
      return (item) => field.of(item) === wanted;
    }
    case "tag": {
      const wanted = new Set<string | number>([...options, ...options.map(Number)]);
      const has: Test = (item) => {
        for (const value of field.of(item)) if (wanted.has(value)) return true;
        return false;
      };
      return operator.startsWith("!") ? (item) => !has(item) : has;
    }
    case "string": {
      // A comma may also stand in the text itself.
      const texts = [...new Set([operand, ...options].map((text) => text.toLowerCase()))];
      return (item) => compareText(operator, (field.of(item) ?? "").toLowerCase(), texts);
    }
    case "range":
      return (item) => compareRange(operator, (field.of(item) ?? "").toLowerCase(), operand.toLowerCase());
    case "date": {
      const now = Date.now() / 1000;
      return (item) => compareDate(operator, field.of(item), options, now);
    }
    default: {
      const numbers = options.map(Number);
      return (item) => compareNumber(operator, field.of(item), numbers);
    }
  }
}
