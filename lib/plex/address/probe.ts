import { identityReply } from "../schemas/server";
import { isPlexError, PlexError } from "../wire/errors";
import type { Reply } from "../wire/exchange";
import { send } from "../wire/http";
import { unwrap } from "../wire/json";
import { readBody } from "../wire/read-body";
import { type Kind, plainHttp, type Server, type Way } from "./ways";

/** An address that answered as the server it should be. */
export type Address = { uri: string; local: boolean; relay: boolean; kind: Kind; latencyMs: number };

const PROBE_MS = 3_000;
/** `/identity` is a few hundred bytes; who answers may be anybody. */
const MOST_BYTES = 64 * 1024;

/**
 * Tries a way to a server: asks there, without a token, which machine it is (PROTOCOL §2.9 no. 5). Where TLS
 * fails and plain HTTP is allowed, that is tried too. Nothing of what a stranger answers gets out but one of
 * four codes.
 *
 * @param stop ends the attempt; what it throws then is the signal's own reason
 * @throws PlexError `unreachable`, `timeout`, `unavailable` while something there starts, `bad_reply` for
 * another machine and whatever else
 */
export async function probe(server: Server, one: Way, stop?: AbortSignal): Promise<Address> {
  try {
    return await identify(server, one, stop);
  } catch (error) {
    const plain = plainHttp(server, one);
    if (!plain || !isPlexError(error, "unreachable")) throw error;
    return identify(server, plain, stop);
  }
}

async function identify({ clientIdentifier }: Server, one: Way, stop?: AbortSignal): Promise<Address> {
  const started = performance.now();
  const late = AbortSignal.timeout(PROBE_MS);
  try {
    const reply = await send({
      base: one.uri,
      to: clientIdentifier,
      path: "/identity",
      headers: { Accept: "application/json" },
      headersTimeout: PROBE_MS,
      signal: stop ? AbortSignal.any([stop, late]) : late,
    });
    if ((await machineAt(reply)) !== clientIdentifier) throw new PlexError("bad_reply");
    const { uri, local, relay, kind } = one;
    return { uri, local, relay, kind, latencyMs: Math.round(performance.now() - started) };
  } catch (cause) {
    if (stop?.aborted) throw cause;
    if (late.aborted) throw new PlexError("timeout", { cause });
    throw isPlexError(cause) ? cause : new PlexError("bad_reply", { cause });
  }
}

async function machineAt(reply: Reply): Promise<string> {
  if (reply.status !== 200) {
    await reply.body.dump();
    throw new PlexError(reply.status === 503 ? "unavailable" : "bad_reply", { status: reply.status });
  }
  const json: unknown = JSON.parse((await readBody(reply, MOST_BYTES)).toString("utf8"));
  return unwrap(identityReply, json).machineIdentifier;
}
