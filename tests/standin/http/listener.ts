import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { compressed } from "./compress.ts";
import { drift, drifts } from "./drift.ts";
import type { Fault, Faults } from "./faults.ts";
import type { UpgradeListener } from "./port.ts";
import { refusal } from "./refusals.ts";
import type { RequestLog } from "./request-log.ts";
import { suffer } from "./suffer.ts";

type Watchers = {
  host: string;
  log: RequestLog;
  faults: Faults;
  accountOf(token: string | undefined): string | null;
};

/** Serves the app over node:http; every request is written down first, then may meet a fault. */
export function listenerFor(
  fetch: Hono["fetch"],
  { host, log, faults, accountOf }: Watchers,
): RequestListener {
  const struck = new WeakMap<IncomingMessage, Fault>();
  const serve = getRequestListener(
    async (request, env) => {
      const response = await fetch(request, env);
      const fault = struck.get(env.incoming as IncomingMessage);
      const said = fault && drifts(fault) ? await drift(fault, response) : response;
      return compressed(request.headers.get("accept-encoding"), said);
    },
    { overrideGlobalObjects: false },
  );
  return (request, response) => {
    log.add(host, request, response, accountOf(tokenOf(request)));
    const fault = faults.strike(host, request);
    if (fault) struck.set(request, fault);
    void (async () => {
      if (fault && (await suffer(host, fault, request, response))) return;
      await serve(request, response);
    })();
  };
}

/** The same for connections that want to become a WebSocket: a fault refuses or resets them. */
export function upgradeFor(
  accept: UpgradeListener,
  { host, log, faults, accountOf }: Watchers,
): UpgradeListener {
  return (request, socket, head) => {
    const row = log.addUpgrade(host, request, socket, accountOf(tokenOf(request)));
    const fault = faults.strike(host, request);
    if (fault?.reset) return void request.socket.resetAndDestroy();
    if (fault?.status === undefined) {
      row.status = 101;
      return accept(request, socket, head);
    }
    row.status = fault.status;
    refuseUpgrade(socket, host, fault.status);
  };
}

/** Answers the handshake with that status and hangs up. */
export function refuseUpgrade(socket: NodeJS.WritableStream, host: string, status: number): void {
  const { body, type } = refusal(host, status);
  const head = [
    `HTTP/1.1 ${status} Refused`,
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    "X-Plex-Protocol: 1.0",
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** From query or header, as everywhere (PROTOCOL §1.3). */
export function tokenOf(request: IncomingMessage): string | undefined {
  const url = new URL(request.url ?? "/", "http://standin");
  const header = request.headers["x-plex-token"];
  return url.searchParams.get("X-Plex-Token") ?? (Array.isArray(header) ? header[0] : header);
}
