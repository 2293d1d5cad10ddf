import { isPlexError, PlexError } from "./errors";
import { failure } from "./http";
import type { Reply } from "./exchange";

/**
 * Reads a whole body.
 *
 * @throws PlexError `bad_reply` past `most` bytes, `unreachable` or `timeout` when it breaks off
 */
export async function readBody(reply: Reply, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of reply.body) {
      bytes += chunk.length;
      if (bytes > most) throw new PlexError("bad_reply", { status: reply.status });
      chunks.push(chunk);
    }
  } catch (cause) {
    throw isPlexError(cause) ? cause : new PlexError(failure(cause), { cause });
  }
  return Buffer.concat(chunks);
}

/** Reads the first bytes of a body, and lets go of the rest. Shorter where the body is. */
export async function readBeginning(reply: Reply, until: (so: Buffer) => boolean): Promise<Buffer> {
  let so: Buffer = Buffer.alloc(0);
  try {
    // Leaving the loop ends the request.
    for await (const chunk of reply.body) {
      so = Buffer.concat([so, chunk]);
      if (until(so)) break;
    }
  } catch (cause) {
    throw new PlexError(failure(cause), { cause });
  }
  return so;
}
