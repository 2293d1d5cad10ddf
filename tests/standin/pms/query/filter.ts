import { typeOfNumber } from "../../catalog/kinds.ts";
import type { Item } from "../../catalog/types.ts";
import { leavesOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { compareDate, compareNumber, compareRange, compareText } from "./compare.ts";
import { type Field, fieldsFor } from "./fields.ts";
import { ancestorAt, keyAbove, scopeOf } from "./scope.ts";

type Test = (item: Item) => boolean;
type Term = { name: string; operator: string; operand: string };

/**
 * The items that pass the filters of a query string (PROTOCOL §3.7); the list itself when there is no filter in it. The operator stands left of the `=`: `year>>=1990` is
 * "after 1990". A comma is OR inside a field, `&` is AND; `push=1`, `or=1` and `pop=1` make groups. Bare fields are the
 * items' own, or of the level that `sourceType` names. What isn't a field is ignored.
 */
export function filtered(
  server: PlexServer,
  account: Account,
  items: readonly Item[],
  query: URLSearchParams,
): readonly Item[] {
  const fields = fieldsFor(server, account);
  const terms = [...query].map(([key, value]) => split(key, value));
  const source = typeOfNumber(query.get("sourceType") ?? "");
  const test = group(terms[Symbol.iterator](), (term) => testFor(server, fields, term, source));
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

function testFor(
  server: PlexServer,
  fields: Record<string, Field>,
  term: Term,
  source: string | undefined,
): Test | undefined {
  const direct = fields[term.name];
  if (direct && source === undefined) return testOf(direct, term);
  const { level = source, field: name } = scopeOf(term.name);
  const field = fields[name];
  if (!level || !field) return undefined;
  // An exact match of a text above or below doesn't work on real servers: it is as if it weren't there (measured).
  if (field.type === "string" && term.operator.endsWith("==") && source === undefined) return undefined;
  const test = testOf(field, term);
  // Many episodes share a show: each show is asked once.
  const verdicts = new Map<string, boolean>();
  return (item) => {
    if (item.type === level) return test(item);
    const key = keyAbove(item, level);
    if (key === undefined) return leavesOf(server, item).some((leaf) => leaf.type === level && test(leaf));
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const above = ancestorAt(server, item, level);
    const verdict = above !== undefined && test(above);
    verdicts.set(key, verdict);
    return verdict;
  };
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
