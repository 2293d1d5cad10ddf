import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A loopback port that can be taken down and brought up again under the same number. */
export type Port = { url: string; port: number; up(): Promise<void>; down(): Promise<void> };

/** Takes over a connection that wants to become a WebSocket. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Opens a port on 127.0.0.1; 0 takes a free one. Rejects when the port is taken. */
export async function openPort(
  listener: (...about: Parameters<RequestListener>) => unknown,
  wanted = 0,
  upgrade?: UpgradeListener,
): Promise<Port> {
  const server = createServer((request, response) => void listener(request, response));
  if (upgrade) server.on("upgrade", upgrade);
  // PMS closes idle connections after about 20 s (PROTOCOL §1.4).
  server.keepAliveTimeout = 20_000;

  // The server forgets a connection once it is a WebSocket; taking the port down must not.
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });

  await listen(wanted);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the port has no number");
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async up() {
      if (!server.listening) await listen(port);
    },
    async down() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
