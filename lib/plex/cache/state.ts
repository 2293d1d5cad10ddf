import { type CacheState, note, requestFacts } from "@/lib/request/underway";

const worst: CacheState[] = ["hit", "miss", "stale"];

/** Notes where one read came from; of all reads of a request, the worst counts. */
export function noteRead(state: CacheState): void {
  const known = requestFacts()?.cache;
  if (!known || worst.indexOf(state) > worst.indexOf(known)) note({ cache: state });
}
