import { env } from "@/lib/env";
import { breakerOf } from "../wire/breaker";
import { PlexError } from "../wire/errors";
import type { Envelope, Reply } from "../wire/exchange";
import { type Caller, identity } from "../wire/headers";
import { send } from "../wire/http";
import { zippedJson } from "../wire/json";
import { retrying } from "../wire/retry";
import { refuseErrors } from "../wire/status";

/** Plex's own hosts (PROTOCOL §1.1): the account, and the catalogue in the cloud with everybody's watchlist. */
type CloudHost = "plex.tv" | "discover";

export type CloudCall = {
  path: string;
  query?: Record<string, string>;
  method?: Envelope["method"];
  /** The account's; a PIN is opened and looked at without one. */
  token?: string;
};

/**
 * Asks one of Plex's own hosts and reads the answer with `take`, past what passes by itself, as `reach` does
 * for media servers: a read is repeated, a write never is, and a host that is silent is left alone.
 *
 * @param take reads the answer as far as a failure in it may be repeated
 * @throws PlexError `unauthorized` when the account's token is dead, `unreachable`, `timeout`, by Plex's
 *   status, and whatever `take` throws
 */
export function askCloud<T>(
  host: CloudHost,
  caller: Caller,
  { path, query, method = "GET", token }: CloudCall,
  take: (reply: Reply) => Promise<T>,
): Promise<T> {
  const base = host === "discover" ? env().PLEX_DISCOVER_URL : env().PLEX_TV_URL;
  const exchange = {
    base,
    path,
    method,
    query: new URLSearchParams(query),
    headers: { ...identity(caller, token), ...zippedJson },
  };
  const work = async () => take(await refuse(await send(exchange)));
  return breakerOf(base)(() => (method === "GET" ? retrying(work) : work()));
}

/** "Invalid token" comes with 422 on some endpoints: that is a 401 (PROTOCOL §2.1). */
async function refuse(reply: Reply): Promise<Reply> {
  if (reply.status !== 422) return refuseErrors(reply);
  await reply.body.dump();
  throw new PlexError("unauthorized", { status: 422 });
}
