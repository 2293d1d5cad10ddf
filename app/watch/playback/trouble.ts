import { ApiProblem } from "@/app/queries/fetch";

/** Why a film doesn't play; `detail` is Plex's own text. */
export type Trouble = { kind: "refused" | "ended" | "missing" | "offline" | "broken"; detail?: string };

/** What a failed request means to somebody who wants to watch. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ApiProblem)) return { kind: "broken" };
  if (error.code === "rejected") return { kind: "refused", detail: error.message };
  if (error.code === "not_found") return { kind: "missing" };
  return { kind: passes(error) ? "offline" : "broken" };
}

const passing = new Set(["offline", "unreachable", "unavailable", "timeout", "bad_reply", "rate_limited"]);

/** Whether it may well work a few seconds later: the network, or a server that starts again. */
export const passes = (error: unknown) => error instanceof ApiProblem && passing.has(error.code);
