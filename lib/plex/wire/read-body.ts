import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { codeOf } from "@/lib/error-code";
import { isPlexError, PlexError } from "./errors";
import type { Reply } from "./exchange";
import { failure } from "./http";

/**
 * Reads a whole body.
 *
 * @param most bytes, counted after a compressed body was unpacked
 * @throws PlexError `bad_reply` past `most` bytes and for a broken compression, `unreachable` or `timeout` when it breaks off
 */
export async function readBody(reply: Reply, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of unzipped(reply)) {
      bytes += chunk.length;
      if (bytes > most) throw new PlexError("bad_reply", { status: reply.status });
      chunks.push(chunk);
    }
  } catch (cause) {
    throw isPlexError(cause) ? cause : new PlexError(codeFor(cause), { cause });
  }
  return Buffer.concat(chunks);
}

/** Reads the first bytes of a body, and lets go of the rest. Shorter where the body is. */
export async function readBeginning(reply: Reply, until: (so: Buffer) => boolean): Promise<Buffer> {
  let so: Buffer = Buffer.alloc(0);
  try {
    // Leaving the loop ends the request.
    for await (const chunk of unzipped(reply)) {
      so = Buffer.concat([so, chunk]);
      if (until(so)) break;
    }
  } catch (cause) {
    throw new PlexError(codeFor(cause), { cause });
  }
  return so;
}

/** The body as it was before it was compressed for the way here. */
function unzipped({ headers, body }: Reply): AsyncIterable<Buffer> {
  const isZipped = String(headers["content-encoding"] ?? "").toLowerCase() === "gzip";
  // The callback is for those who don't read; who reads gets the error from the stream itself.
  return isZipped ? pipeline(body, createGunzip(), () => undefined) : body;
}

const codeFor = (cause: unknown) => (codeOf(cause)?.startsWith("Z_") ? "bad_reply" : failure(cause));
