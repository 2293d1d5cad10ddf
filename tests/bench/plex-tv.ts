import { once } from "node:events";
import http from "node:http";

/**
 * Stands before the stand-in's plex.tv and passes everything on, except that one media server has another
 * address in what plex.tv says.
 *
 * @param from the address that the stand-in gave that server, `to` the one to name instead
 */
export async function startPlexTv(target: string, from: string, to: string) {
  const [was, is] = [new URL(from).port, new URL(to).port];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const options = {
      method: request.method,
      headers: without(request.headers, "host", "connection", "accept-encoding"),
    };
    const onward = http.request(target + request.url, options, async (reply) => {
      const body: Buffer[] = [];
      for await (const chunk of reply) body.push(chunk);
      const text = Buffer.concat(body).toString().replaceAll(was, is);
      const headers = without(reply.headers, "content-length", "transfer-encoding");
      response.writeHead(reply.statusCode ?? 502, headers).end(text);
    });
    onward.on("error", () => response.destroy());
    onward.end(Buffer.concat(chunks));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const without = (headers: http.IncomingHttpHeaders, ...names: string[]): http.IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
