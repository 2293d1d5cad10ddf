import type { Fault } from "../http/faults.ts";
import { bad, optional, text } from "./body.ts";

const texts = ["query", "body", "contentType", "text"] as const;
const numbers = [
  ...["after", "times", "status", "delayMs", "jitterMs"],
  ...["cutAfterBytes", "bytesPerSecond", "bitrateCap", "code"],
] as const;
const flags = ["reset", "numbersAsStrings"] as const;
const others = ["host", "path", "method", "headers", "without", "set", "optional"];
const known = new Set<string>([...texts, ...numbers, ...flags, ...others]);

/** The fault a body describes. Throws a 400 for fields of the wrong type and for unknown ones: a typo is no fault. */
export function readFault(body: Record<string, unknown>): Fault {
  const unknown = Object.keys(body).find((name) => !known.has(name));
  if (unknown !== undefined) throw bad(`a fault has no ${unknown}`);
  const { headers, without, set } = body;
  return {
    host: text(body, "host"),
    path: text(body, "path"),
    method: optional(body, "method", "string")?.toUpperCase(),
    ...Object.fromEntries(texts.map((name) => [name, optional(body, name, "string")])),
    ...Object.fromEntries(numbers.map((name) => [name, optional(body, name, "number")])),
    ...Object.fromEntries(flags.map((name) => [name, optional(body, name, "boolean")])),
    headers: headers === undefined ? undefined : textsOf(record(headers, "headers")),
    without: without === undefined ? undefined : list(without),
    optional: body.optional,
    set: set === undefined ? undefined : record(set, "set"),
  };
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw bad(`${name} is no object`);
  return { ...value };
}

function textsOf(entries: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, String(value)]));
}

function list(value: unknown): string[] {
  if (!Array.isArray(value)) throw bad("without is no list");
  return value.map(String);
}
