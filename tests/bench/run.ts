import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { prepareGround } from "./ground.ts";
import { growth } from "./growth.ts";
import { firstBytes, slowReaders, throughput } from "./stream.ts";
import { printTable, type Row } from "./table.ts";
import { warmReads } from "./warm.ts";

const [file = "bench.json", ...flags] = process.argv.slice(2);
const long = flags.includes("--long");
const only = flags[flags.indexOf("--only") + 1]?.split(",");
const wanted = (part: string) => !flags.includes("--only") || only?.includes(part);
const levels = [1, 16, 64];

const started = Date.now();
const results: Record<string, Row[]> = {};
const show = (name: string, heading: string, rows: Row[]) => {
  results[name] = rows;
  printTable(heading, rows);
};
const each = async (values: number[], measure: (value: number) => Promise<Row[]>) => {
  const rows: Row[] = [];
  for (const value of values) rows.push(...(await measure(value)));
  return rows;
};

const ground = await prepareGround();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void ground.close().finally(() => process.exit(1)));
try {
  const owner = await ground.signIn("demo-owner");
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}. Compare within one run only.`,
  );
  if (wanted("warm")) {
    const rows = await each(levels, (level) => warmReads(ground, [owner], level));
    show("warm", "Warm reads against an empty handler of the same build", rows);
  }
  if (wanted("stream")) {
    if (!ground.upstream.proxy) console.log("\nNo nginx at /usr/sbin/nginx: its rows are skipped");
    show("throughput", "2 GiB Ranges", await each([1, 4], (level) => throughput(ground, owner, level)));
    show("firstBytes", "64 KiB Ranges", await each(levels, (level) => firstBytes(ground, owner, level)));
  }
  if (wanted("slow")) {
    show("slowReaders", "Slow readers", await slowReaders(ground, owner, long ? 60_000 : 15_000));
  }
  if (wanted("growth")) show("growth", "Growth, 16 at once", await growth(ground));
  console.log(`\n${Math.round((Date.now() - started) / 1000)} s, written to ${file}`);
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), results }, null, 2)}\n`);
} finally {
  await ground.close();
}
