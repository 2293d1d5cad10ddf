import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** One request as it arrived; `status` is 0 while no answer has begun. `host` is "tv", "discover" or a server's id. */
type Row = {
  at: string;
  host: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  status: number;
  /** Username of the token's account, if the token is worth anything here. */
  account: string | null;
  /** The caller left before the answer was complete. */
  aborted: boolean;
};

/** Everything asked of the stand-in except of its control port, in order of arrival. */
export class RequestLog {
  readonly rows: Row[] = [];

  add(host: string, request: IncomingMessage, response: ServerResponse, account: string | null): void {
    const row = this.#row(host, request, account);
    Object.defineProperty(row, "status", {
      get: () => (response.headersSent ? response.statusCode : 0),
      enumerable: true,
      configurable: true,
    });
    // From then on the row stands by itself, so that a long log doesn't keep every response alive.
    response.once("close", () => {
      Object.defineProperty(row, "status", { value: row.status, enumerable: true });
      row.aborted = !response.writableFinished;
    });
  }

  /** A WebSocket's handshake; its status is for the caller to fill in. `aborted` says that it is over. */
  addUpgrade(host: string, request: IncomingMessage, socket: Duplex, account: string | null): Row {
    const row = this.#row(host, request, account);
    socket.once("close", () => {
      row.aborted = true;
    });
    return row;
  }

  #row(host: string, request: IncomingMessage, account: string | null): Row {
    const url = new URL(request.url ?? "/", "http://standin");
    const headers = Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      values?.join(", ") ?? "",
    ]);
    const row: Row = {
      at: new Date().toISOString(),
      host,
      method: request.method ?? "GET",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(headers),
      status: 0,
      account,
      aborted: false,
    };
    this.rows.push(row);
    return row;
  }
}
