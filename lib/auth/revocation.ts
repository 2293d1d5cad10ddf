import { once } from "@/lib/process/once";
import { unauthorized } from "./errors";

/** What a stream depends on: the sign-in, or the personal token, that it was opened with. */
type Revocable = { sid: string } | { tokenId: string };

const nameOf = (what: Revocable) => ("sid" in what ? `sign-in ${what.sid}` : `token ${what.tokenId}`);

/** One for each sign-in or token that opened a stream or was revoked; each takes a few bytes. */
const controllers = () => once("revocations", () => new Map<string, AbortController>());

function controllerOf(what: Revocable): AbortController {
  const known = controllers().get(nameOf(what)) ?? new AbortController();
  controllers().set(nameOf(what), known);
  return known;
}

/** Aborts when this is revoked, in this process: for work that outlasts the check at the start of a request. */
export const revocationOf = (what: Revocable): AbortSignal => controllerOf(what).signal;

/** Ends everything that depends on this, also what a request that was just let in is about to open. */
export function announceRevocation(what: Revocable): void {
  controllerOf(what).abort(unauthorized("This link is not valid any more"));
}
