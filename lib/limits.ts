import { memory } from "@/lib/process/memory";
import { once } from "@/lib/process/once";
import { answerHeader } from "@/lib/request/answer";
import { atEnd } from "@/lib/request/underway";
import { type Env, env } from "./env";
import { Refusal } from "./refusal";

/** What somebody may do only so often within some seconds. */
const windows = {
  "sign-in": { seconds: 600, quota: "LIMIT_SIGN_INS" },
  search: { seconds: 60, quota: "LIMIT_SEARCHES" },
  write: { seconds: 60, quota: "LIMIT_WRITES" },
  report: { seconds: 60, quota: "LIMIT_REPORTS" },
} satisfies Record<string, { seconds: number; quota: keyof Env }>;

export type Budget = keyof typeof windows;

/** Somebody did something too often, or too much of it at once. @param retryAfter seconds */
const tooMany = (retryAfter: number) =>
  new Refusal("rate_limited", "Too many requests: wait a little", { retryAfter });

type Count = { used: number; until: number };
/** By limit and person or address: gone when the window is over. */
const counts = memory<Count>("limits", { most: 20_000 });

/**
 * Draws one from a budget and tells the caller what is left of it (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param who a person's id, or the address of somebody who isn't signed in
 * @throws Refusal `rate_limited` when nothing was left
 */
export function spend(budget: Budget, who: string): void {
  const { seconds } = windows[budget];
  const quota = env()[windows[budget].quota];
  if (quota === 0) return;
  const count = countOf(`${budget} ${who}`, seconds);
  count.used++;
  const wait = Math.max(1, Math.ceil((count.until - Date.now()) / 1000));
  answerHeader("RateLimit-Policy", `"${budget}";q=${quota};w=${seconds}`);
  answerHeader("RateLimit", `"${budget}";r=${Math.max(0, quota - count.used)};t=${wait}`);
  if (count.used > quota) throw tooMany(wait);
}

function countOf(key: string, seconds: number): Count {
  const known = counts.get(key);
  if (known) return known;
  const fresh = { used: 0, until: Date.now() + seconds * 1000 };
  counts.set(key, fresh, { ttl: seconds * 1000 });
  return fresh;
}

/** A stream may end at any moment: there is no better time to name, in seconds. */
const TRY_AGAIN = 5;

/**
 * Counts a stream of this person until its answer is over.
 *
 * @throws Refusal `rate_limited` when too many are open
 */
export function holdStream(who: string): void {
  const quota = env().LIMIT_STREAMS;
  if (quota === 0) return;
  const open = once("open-streams", () => new Map<string, number>());
  const before = open.get(who) ?? 0;
  answerHeader("RateLimit-Policy", `"stream";q=${quota};qu="concurrent-requests"`);
  answerHeader("RateLimit", `"stream";r=${Math.max(0, quota - before - 1)}`);
  if (before >= quota) throw tooMany(TRY_AGAIN);
  open.set(who, before + 1);
  atEnd(() => {
    const left = (open.get(who) ?? 1) - 1;
    if (left > 0) open.set(who, left);
    else open.delete(who);
  });
}
