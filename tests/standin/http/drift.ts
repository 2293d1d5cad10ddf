import type { Fault } from "./faults.ts";

/** Whether the fault alters what the JSON says. */
export function drifts(fault: Fault): boolean {
  return Boolean(fault.numbersAsStrings || fault.without || fault.set || fault.optional !== undefined);
}

/** The same answer with its JSON altered as the fault says; anything that is no JSON stays as it is. */
export async function drift(fault: Fault, response: Response): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("application/json")) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const body = JSON.stringify(altered(fault, await response.json()));
  return new Response(body, { status: response.status, headers });
}

/** What an item and its files are known by; everything else in a row may be missing. */
const identity = new Set([
  ...[
    "ratingKey",
    "key",
    "type",
    "title",
    "Media",
    "Part",
    "Stream",
    "id",
    "streamType",
    "codec",
    "container",
  ],
  ...["playQueueItemID", "playlistItemID"],
]);

/** Every optional field of every row is there, and says nothing that could be read. */
function hollow(value: unknown, nothing: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => hollow(each, nothing));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [
    key,
    identity.has(key) ? hollow(inner, nothing) : nothing,
  ]);
  return Object.fromEntries(fields);
}

function altered(fault: Fault, value: unknown, name = ""): unknown {
  if (name === "Metadata" && fault.optional !== undefined) return hollow(value, fault.optional);
  if (Array.isArray(value)) return value.map((each) => altered(fault, each));
  if (typeof value === "number" && fault.numbersAsStrings) return String(value);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !fault.without?.includes(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [
      key,
      fault.set && key in fault.set ? fault.set[key] : altered(fault, inner, key),
    ]),
  );
}
