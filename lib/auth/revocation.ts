import { once } from "@/lib/process";
import { UnauthorizedError } from "./errors";

/** What a stream may hang on: the sign-in, or the personal token, that opened it. */
type Revocable = { sid: string } | { tokenId: string };

const nameOf = (what: Revocable) => ("sid" in what ? `sign-in ${what.sid}` : `token ${what.tokenId}`);

/** One for each sign-in and token that streams were opened by, or that ended; each costs a few bytes. */
const controllers = () => once("revocations", () => new Map<string, AbortController>());

/** Aborts when this is revoked, in this process: for what runs longer than a request's own check. */
export function revocationOf(what: Revocable): AbortSignal {
  const known = controllers().get(nameOf(what)) ?? new AbortController();
  controllers().set(nameOf(what), known);
  return known.signal;
}

/** Ends what hangs on this, and what a request opens yet that was let in the moment before. */
export function announceRevocation(what: Revocable): void {
  revocationOf(what);
  controllers().get(nameOf(what))?.abort(new UnauthorizedError("This link is not valid any more"));
}
