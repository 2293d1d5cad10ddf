import type { IncomingMessage } from "node:http";

/** A rule for things going wrong; without `status` the real answer is given, perhaps late, altered or cut short. */
export type Fault = {
  /** "tv", "discover", a server's id or "*". */
  host: string;
  /** Regular expression for the path, without query. */
  path: string;
  method?: string;
  /** Regular expression for the query, as it was sent. */
  query?: string;
  /** How many fitting requests are let through first. */
  after?: number;
  /** How often it strikes; for ever when absent. */
  times?: number;

  status?: number;
  /** What that host says in such a case, when absent. */
  body?: string;
  contentType?: string;
  headers?: Record<string, string>;

  delayMs?: number;
  /** Up to so much more, differently every time. */
  jitterMs?: number;
  /** The connection is reset instead of answered. */
  reset?: boolean;
  /** The connection is destroyed after this many bytes of the body. */
  cutAfterBytes?: number;
  /** How fast the body goes out. */
  bytesPerSecond?: number;

  /** All numbers of the JSON become text. */
  numbersAsStrings?: boolean;
  /** Keys that vanish from the JSON, wherever they are. */
  without?: string[];
  /** Keys of the JSON that get another value, wherever they are. */
  set?: Record<string, unknown>;

  /** What every optional field of `Metadata` rows, their media, parts and streams becomes: null, "", [] or {}. */
  optional?: unknown;

  /** Decisions that ask for more than this (kbps), or for no limit, are refused with HTTP 200 and `code`. */
  bitrateCap?: number;
  code?: number;
  text?: string;
};

type Armed = Fault & { id: number; pattern: RegExp; queryPattern: RegExp };

/** What is to go wrong on the ports of the stand-in, in the order in which it was asked for. */
export class Faults {
  #armed: Armed[] = [];
  #next = 1;

  /** Returns the fault's id. Throws `SyntaxError` on a broken pattern. */
  add(fault: Fault): number {
    const id = this.#next++;
    const queryPattern = new RegExp(fault.query ?? "");
    this.#armed.push({ ...fault, id, pattern: new RegExp(fault.path), queryPattern });
    return id;
  }

  /** Returns whether there was one. */
  remove(id: number): boolean {
    const before = this.#armed.length;
    this.#armed = this.#armed.filter((each) => each.id !== id);
    return this.#armed.length < before;
  }

  clear(): void {
    this.#armed = [];
  }

  /** The first rule that fits; a counted one is used up by this. */
  strike(host: string, request: IncomingMessage): Fault | undefined {
    const url = new URL(request.url ?? "/", "http://standin");
    const method = request.method ?? "GET";
    for (const each of [...this.#armed]) {
      const fits =
        (each.host === "*" || each.host === host) &&
        (each.method === undefined || each.method === method) &&
        each.pattern.test(url.pathname) &&
        each.queryPattern.test(url.search) &&
        (each.bitrateCap === undefined || asksMoreThan(each.bitrateCap, url));
      if (!fits) continue;
      if (each.after) {
        each.after--;
        continue;
      }
      if (each.times !== undefined && --each.times <= 0) this.remove(each.id);
      return each;
    }
    return undefined;
  }
}

/** Only decisions are subject to the cap; what names no limit wants the original. */
function asksMoreThan(cap: number, url: URL): boolean {
  if (!url.pathname.endsWith("/decision")) return false;
  return Number(url.searchParams.get("maxVideoBitrate") || Number.POSITIVE_INFINITY) > cap;
}
