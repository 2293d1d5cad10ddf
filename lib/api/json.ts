import { once } from "@/lib/process/once";
import { endBy, requestFacts } from "@/lib/request/underway";

const HEADERS = { "Content-Type": "application/json", "Cache-Control": "private, no-cache" };

const texts = () => once("json-texts", () => new WeakMap<object, Buffer>());

/**
 * Answers with a value as JSON, and says where it came from. What is frozen can't change, and is written once
 * only. The length tells the compression what isn't worth it.
 */
export function json(value: unknown): Response {
  const text = textOf(value);
  const cache = requestFacts()?.cache;
  const headers = {
    ...HEADERS,
    "Content-Length": String(text.length),
    ...(cache ? { "X-Marquee-Cache": cache } : {}),
  };
  const isTaken = endBy((response) => {
    // Next hands a handler's headers on as lists, in which its compression doesn't see the type.
    response.setHeader("Content-Type", HEADERS["Content-Type"]);
    response.end(text);
  });
  return new Response(isTaken ? null : text.toString(), { headers });
}

function textOf(value: unknown): Buffer {
  if (typeof value !== "object" || value === null || !Object.isFrozen(value)) return write(value);
  const text = texts().get(value) ?? write(value);
  texts().set(value, text);
  return text;
}

const write = (value: unknown) => Buffer.from(JSON.stringify(value) ?? "null");
