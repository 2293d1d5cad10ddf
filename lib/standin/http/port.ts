import { createServer, type RequestListener } from "node:http";

/** A loopback port that can be taken down and brought up again under the same number. */
export type Port = { url: string; port: number; up(): Promise<void>; down(): Promise<void> };

/** Opens a port on 127.0.0.1; 0 takes a free one. Rejects when the port is taken. */
export async function openPort(listener: RequestListener, wanted = 0): Promise<Port> {
  const server = createServer(listener);
  // PMS closes idle connections after about 20 s (PROTOCOL §1.4).
  server.keepAliveTimeout = 20_000;

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
      server.closeAllConnections();
      await closed;
    },
  };
}
