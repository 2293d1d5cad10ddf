import type { ServerResponse } from "node:http";
import { pipeline, Writable } from "node:stream";
import type { Reply } from "./exchange";
import { giveBack } from "./slabs";

/**
 * Carries the body of a stream to a viewer and ends the answer: a piece is read when the system has taken the
 * one before, so a slow viewer holds little memory. A body that breaks off breaks the viewer's connection,
 * since it must not look complete; a viewer who leaves ends the stream at Plex.
 */
export function pour(body: Reply["body"], response: ServerResponse): void {
  let last: Buffer | undefined;
  const sink = new Writable({
    highWaterMark: 1,
    write(piece: Buffer, _encoding, done) {
      response.write(piece, (error) => {
        // The viewer's own connection broke: they left, which is no failure of Plex.
        if (error) return void sink.destroy();
        // One slab may hold several pieces, but none after the first of the next slab.
        if (last && last.buffer !== piece.buffer) giveBack(last);
        last = piece;
        done();
      });
    },
    final(done) {
      // All has left. Next's compression takes a callback of `end` for a body, so there is none.
      if (last) giveBack(last);
      response.end();
      done();
    },
    destroy(error, done) {
      if (error) response.destroy();
      done(error);
    },
  });
  response.once("close", () => sink.destroy());
  // Who should know of a failure is the viewer, and learns of it by the connection.
  pipeline(body, sink, () => undefined);
}
