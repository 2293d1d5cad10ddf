import { serverIds } from "../standin/index.ts";
import type { Client } from "../support/client.ts";
import type { Ground } from "./ground.ts";
import { median, type Row, rounded } from "./table.ts";
import { FILE_BYTES, FILE_PATH } from "./upstream.ts";
import { spent, usage } from "./usage.ts";

const TOKEN = { "X-Plex-Token": "bench" };
const FIRST_BYTE_MS = 2_000;
const ROUNDS = 2;
/** A slow machine reads a part of the 2 GiB: the rate is what counts. */
const MOST_MS = 8_000;
const SLOW = { streams: 100, bytesPerSecond: 1_000_000 };
const SAMPLE_MS = 500;

/** A way to the file; the upstream's own CPU is nobody's cost. */
type Way = { name: string; base: string; path: string; headers: Record<string, string>; pid: number | null };

function waysTo({ url, pid, upstream }: Ground, client: Client): Way[] {
  const path = `/api/plex/proxy/servers/${serverIds.attic}${FILE_PATH}`;
  const direct = { name: `direct (${upstream.kind})`, base: upstream.url, path: FILE_PATH, headers: TOKEN };
  const proxy = upstream.proxy && { name: "nginx proxy_pass", path: FILE_PATH, headers: TOKEN };
  return [
    { ...direct, pid: null },
    ...(proxy && upstream.proxy ? [{ ...proxy, base: upstream.proxy.url, pid: upstream.proxy.pid }] : []),
    { name: "Marquee", base: url, path, headers: { cookie: client.cookieHeader() }, pid },
  ];
}

/** How a throughput compares with nginx's, whose row comes before; null where there is none. */
const ratio = (rows: Row[], value: number) => {
  const other = rows.find((row) => row["way"] === "nginx proxy_pass")?.["MB/s"];
  return typeof other === "number" ? rounded(value / other, 2) : null;
};

/** 2 GiB Ranges, so many at once. */
export async function throughput(ground: Ground, client: Client, streams: number): Promise<Row[]> {
  const ways = waysTo(ground, client);
  const rounds = new Map(ways.map(({ name }) => [name, [] as { rate: number; cpu: number | null }[]]));
  for (let round = 0; round < (streams === 1 ? ROUNDS : 1); round++) {
    for (const { name, base, path, headers, pid } of ways) {
      const range = { ...headers, Range: `bytes=0-${FILE_BYTES - 1}` };
      const { value, cpu } = await spent(pid ?? process.pid, () =>
        ground.load.drain({ url: base + path, headers: range, streams, ms: MOST_MS }),
      );
      const rate = value.bytes / value.seconds / 1e6;
      rounds.get(name)?.push({ rate, cpu: pid && cpu / (value.bytes / 1e9) });
    }
  }
  const rows: Row[] = [];
  for (const { name } of ways) {
    const taken = rounds.get(name) ?? [];
    const rate = median(taken.map((one) => one.rate));
    const cpu = taken.flatMap((one) => one.cpu ?? []);
    rows.push({
      way: name,
      "at once": streams,
      "MB/s": rounded(rate),
      "CPU s/GB": cpu.length > 0 ? rounded(median(cpu), 2) : null,
      "of nginx": ratio(rows, rate),
    });
  }
  return rows;
}

/** Ranges of 64 KiB, as a player that jumps about asks for them: ms to the first byte. */
export async function firstBytes(ground: Ground, client: Client, concurrency: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, base, path, headers, pid } of waysTo(ground, client)) {
    const targets = Array.from({ length: 64 }, (_, index) => {
      const from = index * 32 * 1024 * 1024;
      return { path, headers: { ...headers, Range: `bytes=${from}-${from + 65_535}` } };
    });
    const { value, cpu } = await spent(pid ?? process.pid, () =>
      ground.load.burst({ base, targets, concurrency, ms: FIRST_BYTE_MS }),
    );
    rows.push({
      way: name,
      "at once": concurrency,
      "p50 ms": rounded(value.p50, 2),
      "p95 ms": rounded(value.p95, 2),
      "requests/s": rounded(value.rate),
      "CPU ms": pid ? rounded((cpu / value.requests) * 1000, 2) : null,
    });
  }
  return rows;
}

/** A hundred viewers at 8 Mbit/s: how much memory their streams hold, and whether it stays so. */
export async function slowReaders(ground: Ground, client: Client, ms: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, base, path, headers, pid } of waysTo(ground, client)) {
    if (!pid) continue;
    const before = usage(pid);
    const samples: number[] = [];
    const sampling = setInterval(() => samples.push(usage(pid).rss), SAMPLE_MS);
    const range = { ...headers, Range: `bytes=0-${FILE_BYTES - 1}` };
    const { bytes } = await ground.load.sip({ url: base + path, headers: range, ...SLOW, ms });
    clearInterval(sampling);
    const { cpu } = usage(pid);
    const third = Math.ceil(samples.length / 3);
    const [middle, last] = [median(samples.slice(third, -third)), median(samples.slice(-third))];
    rows.push({
      way: name,
      readers: SLOW.streams,
      seconds: ms / 1000,
      "MB/s each": rounded(bytes / SLOW.streams / ms / 1000, 2),
      "MB before": rounded(before.rss),
      "MB most": rounded(Math.max(...samples)),
      "MB per stream": rounded((Math.max(...samples) - before.rss) / SLOW.streams, 2),
      "last/middle third": rounded(last / middle, 2),
      "CPU s/GB": rounded((cpu - before.cpu) / (bytes / 1e9), 2),
    });
  }
  return rows;
}
