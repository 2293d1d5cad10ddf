import type { IncomingMessage, ServerResponse } from "node:http";

/** A rule for things going wrong; without `status` the real answer is given, perhaps late or cut short. */
export type Fault = {
  /** "tv", "discover", a server's id or "*". */
  host: string;
  /** Regular expression for the path, without query. */
  path: string;
  method?: string;
  status?: number;
  body?: string;
  contentType?: string;
  headers?: Record<string, string>;
  delayMs?: number;
  /** The connection is destroyed after this many bytes of the body. */
  cutAfterBytes?: number;
  /** How often it strikes; for ever when absent. */
  times?: number;
};

type Armed = Fault & { id: number; pattern: RegExp };

export class Faults {
  #armed: Armed[] = [];
  #next = 1;

  /** Returns the fault's id. Throws `SyntaxError` on a broken pattern. */
  add(fault: Fault): number {
    const id = this.#next++;
    this.#armed.push({ ...fault, id, pattern: new RegExp(fault.path) });
    return id;
  }

  clear(): void {
    this.#armed = [];
  }

  /** The first rule that fits; a counted one is used up by this. */
  strike(host: string, method: string, path: string): Fault | undefined {
    const fault = this.#armed.find(
      (each) =>
        (each.host === "*" || each.host === host) &&
        (each.method === undefined || each.method === method) &&
        each.pattern.test(path),
    );
    if (fault?.times !== undefined && --fault.times <= 0) {
      this.#armed = this.#armed.filter((each) => each !== fault);
    }
    return fault;
  }
}

/** Does what the fault says; resolves to true when it gave the answer itself or the caller has gone. */
export async function suffer(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (fault.delayMs) await pause(fault.delayMs, request);
  if (response.destroyed) return true;
  if (fault.cutAfterBytes !== undefined) cutAfter(response, fault.cutAfterBytes);
  if (fault.status === undefined) return false;
  const body = Buffer.from(fault.body ?? "");
  const type = fault.contentType ?? "text/html";
  response.writeHead(fault.status, { "Content-Type": type, "Content-Length": body.length, ...fault.headers });
  response.end(body);
  return true;
}

/** Resolves after that time, or as soon as the connection closes, so that no timer outlives its request. */
function pause(ms: number, request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      request.socket.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    request.socket.once("close", done);
  });
}

function cutAfter(response: ServerResponse, bytes: number): void {
  let left = bytes;
  const write = response.write.bind(response);
  const cut = (chunk: unknown): boolean => {
    if (left < 0) return false;
    const part = toBuffer(chunk);
    if (part.length < left) {
      left -= part.length;
      return write(part);
    }
    const last = part.subarray(0, left);
    left = -1;
    response.flushHeaders();
    write(last, () => response.destroy());
    return false;
  };
  // Node's overloads of write and end differ only in what follows the chunk, and nothing here passes more than that.
  response.write = cut as typeof response.write;
  response.end = ((chunk?: unknown) => {
    if (typeof chunk !== "function" && chunk !== undefined && chunk !== null) cut(chunk);
    if (left >= 0) response.destroy();
    return response;
  }) as typeof response.end;
}

function toBuffer(chunk: unknown): Buffer {
  if (typeof chunk === "string") return Buffer.from(chunk);
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError("a body is text or bytes");
}
