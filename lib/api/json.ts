import { once } from "@/lib/process/once";
import { requestFacts } from "@/lib/request/underway";
import { answerText } from "./text";

const HEADERS = { "Content-Type": "application/json", "Cache-Control": "private, no-cache" };

const texts = () => once("json-texts", () => new WeakMap<object, Buffer>());

/** Answers with a value as JSON, and says where it came from. What is frozen can't change, and is written once only. */
export function json(value: unknown): Response {
  const cache = requestFacts()?.cache;
  return answerText(200, textOf(value), { ...HEADERS, ...(cache ? { "X-Marquee-Cache": cache } : {}) });
}

function textOf(value: unknown): Buffer {
  if (typeof value !== "object" || value === null || !Object.isFrozen(value)) return write(value);
  const text = texts().get(value) ?? write(value);
  texts().set(value, text);
  return text;
}

const write = (value: unknown) => Buffer.from(JSON.stringify(value) ?? "null");
