import { once } from "node:events";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { giveBack, intoSlabs } from "@/lib/plex/wire/slabs";

describe("slabs", () => {
  it("are used again once they were given back, and only once", () => {
    const first = intoSlabs.buffer();
    giveBack(first.subarray(0, 10));
    giveBack(first.subarray(10, 20));
    const [second, third] = [intoSlabs.buffer(), intoSlabs.buffer()];
    expect(second.buffer).toBe(first.buffer);
    expect(third.buffer).not.toBe(first.buffer);
  });

  it("are not made of memory that is somebody else's", () => {
    const foreign = Buffer.from("not a slab");
    giveBack(foreign);
    expect(intoSlabs.buffer().buffer).not.toBe(foreign.buffer);
  });

  it("hold what a socket brought, in order", async () => {
    const sent = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => index % 251));
    const server = net.createServer((socket) => socket.end(sent)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const socket = net.connect({ port, host: "127.0.0.1", onread: intoSlabs });
    const copies: Buffer[] = [];
    for await (const piece of socket) {
      copies.push(Buffer.from(piece));
      giveBack(piece);
    }
    expect(Buffer.concat(copies).equals(sent)).toBe(true);
    server.close();
  });
});
