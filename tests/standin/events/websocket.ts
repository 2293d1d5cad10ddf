import { WebSocketServer } from "ws";
import { refuseUpgrade, tokenOf } from "../http/listener.ts";
import { decodedPath } from "../http/params.ts";
import type { UpgradeListener } from "../http/port.ts";
import { userOfServer } from "../world/tokens.ts";
import type { Account, PlexServer, World } from "../world/types.ts";
import { mayHear, readFilters } from "./filters.ts";

/** Lets people with a token of this server listen at `/:/websockets/notifications`; the singular is nobody's path. */
export function notificationSocket(world: World, server: PlexServer): UpgradeListener {
  const sockets = new WebSocketServer({ noServer: true });
  return (request, socket, head) => {
    const url = new URL(request.url ?? "/", "http://standin");
    const account = userOfServer(world, server, tokenOf(request));
    if (!account) return refuseUpgrade(socket, server.id, 401);
    if (decodedPath(new Request(url)) !== "/:/websockets/notifications")
      return refuseUpgrade(socket, server.id, 404);
    sockets.handleUpgrade(request, socket, head, (line) =>
      listen(line, server, account, url.searchParams.get("filters") ?? undefined),
    );
  };
}

type Line = { send(text: string): void; on(event: "close" | "error", act: () => void): unknown };

function listen(line: Line, server: PlexServer, account: Account, filters: string | undefined): void {
  const wanted = readFilters(filters);
  const unsubscribe = server.events.subscribe((message) => {
    const { type, list, element } = message;
    // Sockets have pings of their own, below the messages.
    if (type === "ping" || !wanted(type) || !mayHear(server, account, message)) return;
    line.send(JSON.stringify({ NotificationContainer: { type, size: 1, [list]: [element] } }));
  });
  line.on("close", unsubscribe);
  line.on("error", unsubscribe);
}
