import { finished } from "node:stream";
import { codeOf } from "@/lib/error-code";
import { reasonOf } from "@/lib/log/failure";
import { log } from "@/lib/log/log";
import { maskedPath, requestFacts } from "@/lib/request/underway";
import type { Envelope, Reply } from "./exchange";

/** Plex's own words in a path. Whatever else stands in one is an id, or might be somebody's title. */
const WORD = /^(?::|v\d|[a-z]{1,24}|(?:start|file)\.\w{1,5})$/i;

/**
 * Does an exchange with Plex and writes its line: once the answer's last byte is here, or when it fails. `waitMs`
 * is the time until its first header, `ms` until its end.
 */
export async function logged(envelope: Envelope, exchange: () => Promise<Reply>): Promise<Reply> {
  const started = performance.now();
  const since = () => Math.round(performance.now() - started);
  const { requestId, userId } = requestFacts() ?? {};
  const { to = "plex.tv", method = "GET" } = envelope;
  const call = { requestId, userId, to, method, route: maskedPath(envelope.path, (word) => WORD.test(word)) };
  try {
    const reply = await exchange();
    const { status } = reply;
    const waitMs = since();
    finished(reply.body, (error) =>
      log.info({ ...call, status, waitMs, ms: since(), ...(error && broken(envelope, error)) }, "upstream"),
    );
    return reply;
  } catch (error) {
    log.info({ ...call, ms: since(), ...broken(envelope, error) }, "upstream");
    throw error;
  }
}

/** The body was closed from this side. */
const closed = new Set(["ERR_STREAM_PREMATURE_CLOSE", "UND_ERR_ABORTED"]);

/** Who asked may have left: that is no failure of Plex. */
function broken({ signal }: Envelope, error: unknown): { left: true } | { cause: string } {
  const isClosed = closed.has(codeOf(error) ?? "");
  return signal?.aborted || isClosed ? { left: true } : { cause: reasonOf(error) };
}
