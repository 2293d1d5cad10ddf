import { once } from "@/lib/process/once";
import { unauthorized } from "./errors";

/** What a stream may hang on: the sign-in, or the personal token, that opened it. */
type Revocable = { sid: string } | { tokenId: string };

const nameOf = (what: Revocable) => ("sid" in what ? `sign-in ${what.sid}` : `token ${what.tokenId}`);

/** One for each sign-in and token that streams were opened by, or that ended; each costs a few bytes. */
const controllers = () => once("revocations", () => new Map<string, AbortController>());

function controllerOf(what: Revocable): AbortController {
  const known = controllers().get(nameOf(what)) ?? new AbortController();
  controllers().set(nameOf(what), known);
  return known;
}

/** Aborts when this is revoked, in this process: for what runs longer than a request's own check. */
export const revocationOf = (what: Revocable): AbortSignal => controllerOf(what).signal;

/** Ends what hangs on this, and what a request opens yet that was let in the moment before. */
export function announceRevocation(what: Revocable): void {
  controllerOf(what).abort(unauthorized("This link is not valid any more"));
}
