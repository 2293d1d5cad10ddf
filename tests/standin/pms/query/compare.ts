import { dateOf } from "./fields.ts";

const unitSeconds: Record<string, number> = {
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  mon: 2_592_000,
  y: 31_536_000,
};

/** `=` contains, `==` equals, `<=` begins, `>=` ends; one of the texts is enough (PROTOCOL §3.7). */
export function compareText(operator: string, value: string, texts: string[]): boolean {
  switch (operator) {
    case "==":
      return texts.includes(value);
    case "!==":
      return !texts.includes(value);
    case "!=":
      return !texts.some((text) => value.includes(text));
    case "<=":
      return texts.some((text) => value.startsWith(text));
    case ">=":
      return texts.some((text) => value.endsWith(text));
    default:
      return texts.length === 1 ? value.includes(texts[0] ?? "") : texts.some((text) => value.includes(text));
  }
}

/** titleSort alone compares as a range with `>=` and `<=` (PROTOCOL §3.7, measured). */
export function compareRange(operator: string, value: string, operand: string): boolean {
  if (operator === ">=") return value >= operand;
  if (operator === "<=") return value <= operand;
  return compareText(operator, value, [operand]);
}

/** A value that isn't there is unequal to everything, and neither more nor less. */
export function compareNumber(operator: string, value: number | undefined, operands: number[]): boolean {
  if (value === undefined) return operator === "!=";
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

/** Dates are epoch seconds, `2024-01-31` or `-30d` before `now`; equal to a day is anything within it. */
export function compareDate(
  operator: string,
  value: number | undefined,
  operands: string[],
  now: number,
): boolean {
  if (value !== undefined && (operator === "=" || operator === "!=")) {
    const within = operands.some((text) => {
      const start = moment(text, now);
      return isDay(text) ? value >= start && value < start + 86_400 : value === start;
    });
    return within === (operator === "=");
  }
  return compareNumber(
    operator,
    value,
    operands.map((text) => moment(text, now)),
  );
}

function moment(text: string, now: number): number {
  const [, number, unit = ""] = /^-(\d+)(m|h|d|w|mon|y)$/.exec(text) ?? [];
  if (number !== undefined) return now - Number(number) * (unitSeconds[unit] ?? 0);
  return isDay(text) ? (dateOf(text) ?? Number.NaN) : Number(text);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}
