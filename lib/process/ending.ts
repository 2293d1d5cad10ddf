import { once } from "./once.ts";

const works = () => once("ending", (): (() => void)[] => []);

/** Has something done as the very last: when every answer is over, and just before the process ends. */
export const atProcessEnd = (work: () => void): void => void works().push(work);

/** For the entry (`server.ts`): does that, the newest first, and ends the process. */
export function endProcess(): never {
  try {
    for (const work of works().reverse()) work();
  } finally {
    process.exit(0);
  }
}
