import { Refusal } from "@/lib/refusal";

const MOST_BYTES = 64 * 1024;

/**
 * Reads a request's body as JSON.
 *
 * @returns undefined without a body: where everything in it may be left away, it may be too
 * @throws Refusal `payload_too_large` past 64 KiB, `bad_request` for what isn't JSON
 */
export async function readBody(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Refusal("payload_too_large", `A body may have ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  if (bytes === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (cause) {
    throw new Refusal("bad_request", "The body is not JSON", { cause });
  }
}
