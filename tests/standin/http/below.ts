import type { IncomingMessage, RequestListener } from "node:http";
import { refuseUpgrade } from "./listener.ts";
import type { UpgradeListener } from "./port.ts";
import type { RequestLog } from "./request-log.ts";

const page =
  "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center></body></html>";

/**
 * What a reverse proxy makes of a server that it knows below a path alone: it takes the path off. Whatever doesn't begin
 * with it is a 404 of its own, written down under the host `proxy`.
 */
export function below(path: string, listener: RequestListener, log: RequestLog): RequestListener {
  return (request, response) => {
    if (shorten(path, request)) return listener(request, response);
    log.add("proxy", request, response, null);
    response.writeHead(404, { "Content-Type": "text/html" }).end(page);
  };
}

/** The same for connections that want to become a WebSocket. */
export function upgradeBelow(path: string, upgrade: UpgradeListener): UpgradeListener {
  return (request, socket, head) => {
    if (shorten(path, request)) return upgrade(request, socket, head);
    refuseUpgrade(socket, "proxy", 404);
  };
}

function shorten(path: string, request: IncomingMessage): boolean {
  const { url = "/" } = request;
  if (url !== path && !url.startsWith(`${path}/`) && !url.startsWith(`${path}?`)) return false;
  const rest = url.slice(path.length);
  request.url = rest.startsWith("/") ? rest : `/${rest}`;
  return true;
}
