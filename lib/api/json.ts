import { endBy } from "@/lib/node-response";
import { once } from "@/lib/process";

const texts = () => once("json-texts", () => new WeakMap<object, Buffer>());

/** Answers with a value as JSON. What is frozen can't change, and is written once only. */
export function json(value: unknown, headers: Record<string, string>): Response {
  const text = textOf(value);
  return new Response(endBy((response) => response.end(text)) ? null : text.toString(), {
    headers: { "Content-Type": "application/json", "Content-Length": String(text.length), ...headers },
  });
}

function textOf(value: unknown): Buffer {
  if (typeof value !== "object" || value === null || !Object.isFrozen(value)) return write(value);
  const text = texts().get(value) ?? write(value);
  texts().set(value, text);
  return text;
}

const write = (value: unknown) => Buffer.from(JSON.stringify(value));
