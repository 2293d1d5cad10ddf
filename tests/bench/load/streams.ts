import http from "node:http";
import type { Drain, Order, Sip } from "./order.ts";

/** Reads so many answers at once, as fast as they come, to their end or for so long. */
export async function drain({ url, headers, streams, ms }: Extract<Order, { kind: "drain" }>) {
  const started = performance.now();
  const read = async () => {
    const response = await open(url, headers);
    let bytes = 0;
    for await (const chunk of response) {
      bytes += chunk.length;
      // Leaving the loop ends the request.
      if (performance.now() - started > ms) break;
    }
    return bytes;
  };
  const sizes = await Promise.all(Array.from({ length: streams }, read));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { bytes, seconds: (performance.now() - started) / 1000 } satisfies Drain;
}

const TICK_MS = 100;

/** Reads so many answers at once, each no faster than told, then leaves. */
export async function sip(order: Extract<Order, { kind: "sip" }>) {
  const share = (order.bytesPerSecond * TICK_MS) / 1000;
  const responses = await Promise.all(
    Array.from({ length: order.streams }, () => open(order.url, order.headers)),
  );
  let bytes = 0;
  const readers = responses.map((response) => {
    let allowed = share;
    response.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      allowed -= chunk.length;
      if (allowed <= 0) response.pause();
    });
    return () => {
      // What was not read in time is no credit for later.
      allowed = Math.min(allowed + share, share);
      if (allowed > 0) response.resume();
    };
  });
  const timer = setInterval(() => {
    for (const more of readers) more();
  }, TICK_MS);
  await new Promise((resolve) => setTimeout(resolve, order.ms));
  clearInterval(timer);
  for (const response of responses) response.destroy();
  return { bytes, streams: responses.length } satisfies Sip;
}

function open(url: string, headers: Record<string, string>): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent: false }, (response) => {
        if (response.statusCode === 206) resolve(response);
        else reject(new Error(`${url}: ${response.statusCode}`));
      })
      .on("error", reject);
  });
}
