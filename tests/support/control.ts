/** One request as the stand-in's log tells it. */
export type LogRow = {
  at: string;
  host: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  status: number;
  /** Whose token it was asked with. */
  account: string | null;
  aborted: boolean;
};

/** What is to go wrong: see tests/standin/README.md. */
export type Fault = {
  host: string;
  path: string;
  method?: string;
  status?: number;
  body?: string;
  contentType?: string;
  delayMs?: number;
  jitterMs?: number;
  cutAfterBytes?: number;
  headers?: Record<string, string>;
  reset?: boolean;
  numbersAsStrings?: boolean;
  without?: string[];
  set?: Record<string, unknown>;
  /** What stands for "nothing" in every optional field of rows, media, parts and streams. */
  optional?: unknown;
  bytesPerSecond?: number;
  /** kbps above which the transcoder refuses, with `text`. */
  bitrateCap?: number;
  code?: number;
  text?: string;
  after?: number;
  times?: number;
};

const LISTENING = "/:/eventsource/notifications";

const isLook = ({ path, headers }: LogRow) => path === "/library/sections" && !headers["x-plex-token"];

/** The stand-in's knobs, over its own HTTP port. */
export class Control {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  reset = () => this.call("POST", "/reset");
  /** What was asked, without what Marquee does in its own time: listening, and looking who may come in. */
  log = async (): Promise<LogRow[]> =>
    (await this.rows()).filter((row) => row.path !== LISTENING && !isLook(row));
  /** How often Marquee looked, without a token, whether a server lets anybody in. */
  looks = async (host: string): Promise<LogRow[]> =>
    (await this.rows()).filter((row) => isLook(row) && row.host === host);
  /** The lines on which Marquee listened to a server since the log was cleared; `aborted` when one is over. */
  lines = async (host: string): Promise<LogRow[]> =>
    (await this.rows()).filter((row) => row.path === LISTENING && row.host === host);
  clearLog = () => this.call("DELETE", "/log");
  fault = (fault: Fault): Promise<{ id: number }> => this.call("POST", "/faults", fault);
  clearFault = (id: number) => this.call("DELETE", `/faults/${id}`);
  clearFaults = () => this.call("DELETE", "/faults");
  down = (serverId: string) => this.call("POST", `/servers/${serverId}/down`);
  servers = (): Promise<{ id: string; name: string; url: string; sideUrl: string; proxyUrl: string }[]> =>
    this.call("GET", "/servers");
  sideDown = (serverId: string) => this.call("POST", `/servers/${serverId}/side/down`);
  sideUp = (serverId: string) => this.call("POST", `/servers/${serverId}/side/up`);
  resource = (odd: { account: string; shape: string; serverId?: string }) =>
    this.call("POST", "/resources", odd);
  starting = (serverId: string) => this.call("POST", `/servers/${serverId}/starting`);
  started = (serverId: string) => this.call("POST", `/servers/${serverId}/started`);
  up = (serverId: string) => this.call("POST", `/servers/${serverId}/up`);
  /** Lets everybody from these networks in without a token; `""` ends it. */
  allow = (serverId: string, networks: string) =>
    this.call("POST", `/servers/${serverId}/allowed`, { networks });
  /** Whether a server lacks the paths of Home that nobody describes, as older ones may. */
  classicHome = (serverId: string, classic: boolean) =>
    this.call("POST", `/servers/${serverId}/home`, { classic });
  tokens = (): Promise<string[]> => this.call("GET", "/tokens");
  revoke = (token: string) => this.call("POST", "/tokens/revoke", { token });
  approve = (code: string, account: string) => this.call("POST", "/pins/approve", { code, account });
  deny = (code: string) => this.call("POST", "/pins/deny", { code });
  expire = (code: string) => this.call("POST", "/pins/expire", { code });
  addAccount = (account: {
    title: string;
    username: string;
    servers?: { serverId: string; owned?: boolean }[];
  }) => this.call("POST", "/accounts", account);
  terminate = (order: { serverId: string; sessionId: string; code: number; text: string }) =>
    this.call("POST", "/terminations", order);

  add = (item: { serverId: string; like: string; title?: string }): Promise<{ ratingKey: string }> =>
    this.call("POST", "/library/add", item);
  edit = (item: { serverId: string; ratingKey: string; title?: string; summary?: string }) =>
    this.call("POST", "/library/edit", item);
  remove = (item: { serverId: string; ratingKey: string }) => this.call("POST", "/library/delete", item);
  scan = (scan: { serverId: string; sectionId: string; state?: "ended" }) =>
    this.call("POST", "/library/scan", scan);

  /** The requests that reached a server (or `tv`) since the log was cleared, as `GET /path`. */
  async calls(host: string, path = /./): Promise<string[]> {
    const rows = await this.log();
    return rows
      .filter((row) => row.host === host && path.test(row.path))
      .map((row) => `${row.method} ${row.path}`);
  }

  private rows = (): Promise<LogRow[]> => this.call("GET", "/log");

  private async call(method: string, path: string, body?: object) {
    const response = await fetch(this.url + path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.headers.get("content-type")?.startsWith("application/json") ? response.json() : undefined;
  }
}
