import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** `/proc` counts CPU time in these. */
const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** CPU seconds that a process and all its descendants have used, and the memory they hold now, in MB. */
export function usage(pid: number): { cpu: number; rss: number } {
  let cpu = 0;
  let rss = 0;
  for (const one of family(pid)) {
    const fields = stat(one);
    if (!fields) continue;
    cpu += (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    rss += (Number(fields[21]) * 4096) / 1e6;
  }
  return { cpu, rss };
}

/** Runs something and says what CPU seconds the process and its descendants spent on it. */
export async function spent<T>(pid: number, work: () => Promise<T>): Promise<{ value: T; cpu: number }> {
  const before = usage(pid).cpu;
  const value = await work();
  return { value, cpu: usage(pid).cpu - before };
}

function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const parent = /^\d+$/.test(name) ? stat(Number(name))?.[1] : undefined;
    if (parent) parents.set(Number(name), Number(parent));
  }
  const members = [pid];
  // Grows while it is walked: children, then their children.
  for (const member of members)
    for (const [child, parent] of parents) if (parent === member) members.push(child);
  return members;
}

/** The fields of proc(5)'s stat from the third one on: the second, a name, may hold spaces. */
function stat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    // It ended between being listed and being read.
    return undefined;
  }
}
