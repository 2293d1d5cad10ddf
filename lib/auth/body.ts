import { Refusal } from "@/lib/refusal";

/** No form of the sign-in comes near this. */
const MOST_BYTES = 64 * 1024;

/**
 * The fields of a small form or JSON object.
 *
 * @throws Refusal `payload_too_large` past 64 KiB, without reading on; `bad_request` when it isn't JSON
 *   or not an object
 */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (!request.headers.get("content-type")?.includes("application/json")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  const fields = parse(text);
  if (typeof fields !== "object" || fields === null || Array.isArray(fields))
    throw new Refusal("bad_request", "The body cannot be read");
  return { ...fields };
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Refusal("payload_too_large", `A body may have ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("bad_request", "The body cannot be read");
  }
}
