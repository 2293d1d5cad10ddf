import { connect, forgetAddress, placeOf } from "../address/connect";
import type { Plex, Question } from "../plex";
import { breakerOf } from "../wire/breaker";
import { isPlexError } from "../wire/errors";
import type { Reply } from "../wire/exchange";
import { forwardedFor, identity } from "../wire/headers";
import { isReset, neverSent, send } from "../wire/http";
import { retrying } from "../wire/retry";
import { toSearch } from "../wire/target";

/**
 * Sends a question with the server's token and reads the answer with `take`. Failures that usually go away by
 * themselves are handled here (ARCHITECTURE.md, "When Plex fails"): a server that keeps failing is left alone for a
 * while, reads are repeated, a dead address is replaced by a working one, a refused token by a new one.
 *
 * @param take reads as much of the answer as should be repeated when reading it fails
 * @throws PlexError `unreachable`, `timeout`, and whatever `take` throws
 */
export async function reach<T>(
  plex: Plex,
  question: Question,
  take: (reply: Reply) => Promise<T>,
): Promise<T> {
  const work = () => withToken(plex, (current) => withAddress(current, question, take));
  const { signal } = question;
  const value = await breakerOf(placeOf(plex.server))(() =>
    isRepeatable(question) ? retrying(work, { signal }) : work(),
  );
  plex.link.answered?.();
  return value;
}

/**
 * The same, once, for a connection that its caller reopens on its own schedule. It skips the breaker and doesn't count
 * there: a server that can't send notifications may answer everything else.
 */
export const reachOnce = <T>(
  plex: Plex,
  question: Question,
  take: (reply: Reply) => Promise<T>,
): Promise<T> => withToken(plex, (current) => withAddress(current, question, take));

const isRepeatable = ({ method = "GET", isWrite = false }: Question) =>
  (method === "GET" || method === "HEAD") && !isWrite;

/** Plex does nothing for a refused token, so a write may be repeated with the new one too. */
async function withToken<T>(plex: Plex, attempt: (plex: Plex) => Promise<T>): Promise<T> {
  try {
    return await attempt(plex);
  } catch (error) {
    if (!isPlexError(error, "unauthorized")) throw error;
    const token = await plex.link.renew(plex.token);
    if (token === plex.token) throw error;
    return attempt({ ...plex, token });
  }
}

/**
 * Forgets an address that fails. If Plex can't have acted on the request yet, the other addresses race again and the
 * question goes to the winner. Resets and a gateway's 502 are left to `retrying`, which calls this again.
 */
async function withAddress<T>(
  plex: Plex,
  question: Question,
  take: (reply: Reply) => Promise<T>,
): Promise<T> {
  const ask = async (base: string) =>
    take(
      await send({
        ...question,
        base,
        to: plex.serverId,
        query: toSearch(question.query),
        headers: { ...identity(plex, plex.token), ...forwardedFor(plex.viewerAddress), ...question.headers },
      }),
    );
  const { uri } = await connect(plex.server);
  try {
    return await ask(uri);
  } catch (error) {
    if (!isPlexError(error, "unreachable")) throw error;
    forgetAddress(plex.server, uri);
    const repeatedAnyway = isReset(error) || error.status !== undefined;
    if (!neverSent(error) && (repeatedAnyway || !isRepeatable(question))) throw error;
    return ask((await connect(plex.server)).uri);
  }
}
