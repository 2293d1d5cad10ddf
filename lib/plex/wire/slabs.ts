import type { Socket } from "node:net";
import { once } from "@/lib/process/once";

/**
 * Node reads sockets into a new piece of memory each time, 64 KiB long: for a film that is 16,000 pieces per
 * GB, and clearing them away costs more than moving the bytes (docs/decisions/005). Streams are read into slabs
 * instead, which are used again.
 */
const BYTES = 64 * 1024;
/** Free slabs that are kept. */
const MOST = 128;

/** `lent` are those that may hold bytes which somebody still has to read. */
const slabs = () =>
  once("plex-slabs", () => ({ free: [] as Buffer[], lent: new WeakSet<ArrayBufferLike>() }));

/** What `net.connect` calls `onread`: a socket that is read into slabs. */
export const intoSlabs = {
  buffer(): Buffer {
    const { free, lent } = slabs();
    const slab = free.pop() ?? Buffer.allocUnsafeSlow(BYTES);
    lent.add(slab.buffer);
    return slab;
  },
  callback(this: Socket, bytes: number, slab: Uint8Array): boolean {
    return this.push(slab.subarray(0, bytes));
  },
};

/**
 * Gives back the slab that a piece of a stream lies in: nobody may read the piece, or an earlier one, from now on.
 * Pieces that lie elsewhere are left alone; slabs that nobody gives back are garbage like any other memory.
 */
export function giveBack(piece: Buffer): void {
  const { free, lent } = slabs();
  if (lent.delete(piece.buffer) && free.length < MOST) free.push(Buffer.from(piece.buffer));
}
