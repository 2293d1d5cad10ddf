import { once } from "@/lib/process/once";

const lasts = () => once("turns", () => new Map<string, Promise<void>>());

/** Does things of one name one after the other, in the order in which they were asked for. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = lasts().get(name) ?? Promise.resolve();
  const mine = before.then(work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  lasts().set(name, settled);
  void settled.then(() => {
    if (lasts().get(name) === settled) lasts().delete(name);
  });
  return mine;
}
