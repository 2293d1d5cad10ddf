import type { Plex, Question } from "../plex";
import { toSearch } from "../wire/target";
import { breakerOf } from "../wire/breaker";
import { connect, forgetAddress, placeOf } from "../address/connect";
import { isPlexError } from "../wire/errors";
import { forwardedFor, identity } from "../wire/headers";
import { isReset, neverSent, send } from "../wire/http";
import type { Reply } from "../wire/exchange";
import { retrying } from "../wire/retry";

/**
 * Sends a question with the server's token and reads the answer with `take`, past everything that passes by
 * itself (ARCHITECTURE.md, "When Plex fails"): a dead server is left alone, a read is repeated, a dead address
 * is replaced by a living one, a token that the server refuses by a new one.
 *
 * @param take reads the answer as far as a failure in it may be repeated
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
 * The same for a line that its caller opens again by itself, in its own time: it neither waits for the breaker
 * nor counts there, since a server that can't do this may do all else.
 */
export const reachOnce = <T>(
  plex: Plex,
  question: Question,
  take: (reply: Reply) => Promise<T>,
): Promise<T> => withToken(plex, (current) => withAddress(current, question, take));

const isRepeatable = ({ method = "GET", isWrite = false }: Question) =>
  (method === "GET" || method === "HEAD") && !isWrite;

/** A refused token did nothing yet, so a write is repeated with the new one too. */
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
 * An address that fails is forgotten. Where nothing can have been done yet, the others are raced again and
 * the question goes to the winner; a reset and a gateway's 502 are left to `retrying`, which comes here again.
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
