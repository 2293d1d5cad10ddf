import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Some host on the net that is no Plex: what it was asked, and where. */
export type Stranger = {
  url: string;
  asked: { line: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
};

/** Opens a loopback port that answers whatever `answer` says. */
export async function startStranger(answer: RequestListener): Promise<Stranger> {
  const asked: Stranger["asked"] = [];
  const server = createServer((request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // An AddressInfo, since it listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
