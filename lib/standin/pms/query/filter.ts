import type { Item } from "../../catalog/types.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { dateOf, type Field, fieldsFor } from "./fields.ts";

type Test = (item: Item) => boolean;

const unitSeconds: Record<string, number> = {
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  mon: 2_592_000,
  y: 31_536_000,
};

/**
 * The filters of a query string as one test (PROTOCOL §3.7). The operator stands left of the `=`: `year>>=1990` is
 * "after 1990". A comma is OR inside a field, `&` is AND. What isn't a field is ignored.
 */
export function filterOf(server: PlexServer, account: Account, query: URLSearchParams): Test {
  const fields = fieldsFor(server, account);
  const tests = [...query].flatMap(([key, value]) => {
    const [name, operator, operand] = split(key, value);
    const field = fields[name] ?? fields[name.replace(/^(movie|show|season|episode)\./, "")];
    return field ? testOf(field, operator, operand) : [];
  });
  return (item) => tests.every((test) => test(item));
}

/** `year>>` and `1990`, or `title` and `=Exact` when the second `=` was not escaped. */
function split(key: string, value: string): [name: string, operator: string, operand: string] {
  const name = key.replace(/(!|>>|<<|>|<)?=?$/, "");
  const left = key.slice(name.length);
  if (left.endsWith("=")) return [name, `${left}=`, value];
  if ((left === "" || left === "!") && value.startsWith("=")) return [name, `${left}==`, value.slice(1)];
  return [name, `${left}=`, value];
}

function testOf(field: Field, operator: string, operand: string): Test {
  const options = operand.split(",");
  if (field.type === "boolean") {
    const wanted = (operand === "1") !== operator.startsWith("!");
    return (item) => field.of(item) === wanted;
  }
  if (field.type === "tag") {
    const has: Test = (item) => field.of(item).some((value) => options.includes(String(value)));
    return operator.startsWith("!") ? (item) => !has(item) : has;
  }
  if (field.type === "string") {
    return (item) => compareText(operator, (field.of(item) ?? "").toLowerCase(), operand.toLowerCase());
  }
  const numbers = options.map((option) => (field.type === "date" ? moment(option) : Number(option)));
  return (item) => {
    const value = field.of(item);
    return value !== undefined && compareNumber(operator, value, numbers);
  };
}

function compareText(operator: string, value: string, operand: string): boolean {
  switch (operator) {
    case "==":
      return value === operand;
    case "!==":
      return value !== operand;
    case "!=":
      return !value.includes(operand);
    case "<=":
      return value.startsWith(operand);
    case ">=":
      return value.endsWith(operand);
    default:
      return value.includes(operand);
  }
}

function compareNumber(operator: string, value: number, operands: number[]): boolean {
  const [first = Number.NaN] = operands;
  switch (operator) {
    case ">>=":
      return value > first;
    case "<<=":
      return value < first;
    case ">=":
      return value >= first;
    case "<=":
      return value <= first;
    case "!=":
      return !operands.includes(value);
    default:
      return operands.includes(value);
  }
}

/** Epoch seconds of `1700000000`, `2024-01-31` or `-30d`. */
function moment(text: string): number {
  const ago = /^-(\d+)(m|h|d|w|mon|y)$/.exec(text);
  if (ago) return Date.now() / 1000 - Number(ago[1]) * (unitSeconds[ago[2] ?? ""] ?? 0);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? (dateOf(text) ?? Number.NaN) : Number(text);
}
