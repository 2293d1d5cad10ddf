import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { type Faults, suffer } from "./faults.ts";
import type { RequestLog } from "./request-log.ts";

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
  const serve = getRequestListener((request, env) => fetch(request, env), { overrideGlobalObjects: false });
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://standin");
    const header = request.headers["x-plex-token"];
    const token = url.searchParams.get("X-Plex-Token") ?? (Array.isArray(header) ? header[0] : header);
    log.add(host, request, response, accountOf(token));
    const fault = faults.strike(host, request.method ?? "GET", url.pathname);
    void (async () => {
      if (fault && (await suffer(fault, request, response))) return;
      await serve(request, response);
    })();
  };
}
