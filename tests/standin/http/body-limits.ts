import type { ServerResponse } from "node:http";

/** Sends so many bytes of the body, then destroys the connection. */
export function cutAfter(response: ServerResponse, bytes: number): void {
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

/** Twenty portions a second, so that a slow body flows instead of jumping. */
const tick = 50;

/** Lets the body out at that speed; whoever writes it is told to wait meanwhile. */
export function slowDown(response: ServerResponse, bytesPerSecond: number): void {
  const portion = Math.max(1, Math.round((bytesPerSecond * tick) / 1000));
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let waiting: Buffer[] = [];
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  const pour = () => {
    const all = Buffer.concat(waiting);
    waiting = all.length > portion ? [all.subarray(portion)] : [];
    if (all.length > 0) write(all.subarray(0, portion));
    if (waiting.length > 0) return;
    stop();
    if (ended) end();
    else response.emit("drain");
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const take = (chunk: unknown): boolean => {
    waiting.push(toBuffer(chunk));
    timer ??= setInterval(pour, tick);
    return false;
  };
  response.once("close", stop);
  // As above: the chunk is all that is ever passed.
  response.write = take as typeof response.write;
  response.end = ((chunk?: unknown) => {
    if (typeof chunk !== "function" && chunk !== undefined && chunk !== null) take(chunk);
    ended = true;
    if (waiting.length === 0) end();
    return response;
  }) as typeof response.end;
}

function toBuffer(chunk: unknown): Buffer {
  if (typeof chunk === "string") return Buffer.from(chunk);
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError("a body is text or bytes");
}
