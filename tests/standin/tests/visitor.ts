import { type Standin, serverIds } from "../index.ts";

export type Json = Record<string, unknown>;
/** A reply as a test looks at it: status, headers, text, and the parsed body where it was JSON. */
export type Reply = { status: number; headers: Headers; text: string; body: Json };

/** Sends one request as a Plex client does: JSON wanted, a client identifier named. */
export async function ask(url: string, init: RequestInit & { token?: string } = {}): Promise<Reply> {
  const { token, ...rest } = init;
  const response = await fetch(url, {
    ...rest,
    headers: {
      Accept: "application/json",
      "X-Plex-Client-Identifier": "visitor",
      ...(token === undefined ? {} : { "X-Plex-Token": token }),
      ...rest.headers,
    },
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : {} };
}

/** Turns one of the test knobs. Throws when it refuses. */
export async function turn(standin: Standin, method: string, path: string, body?: unknown): Promise<Json> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(standin.controlUrl + path, { method, body: text });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Signs in by PIN; returns the account token. */
export async function signIn(standin: Standin, username: string): Promise<string> {
  const pin = await ask(`${standin.url}/api/v2/pins?strong=true`, { method: "POST" });
  await turn(standin, "POST", "/pins/approve", { code: pin.body.code, account: username });
  const linked = await ask(`${standin.url}/api/v2/pins/${String(pin.body.id)}`);
  return String(linked.body.authToken);
}

type Resource = { clientIdentifier: string; accessToken?: string; connections?: { uri: string }[] };

/** One person on one server. */
export class Visitor {
  readonly base: string;
  readonly token: string;

  constructor(base: string, token: string) {
    this.base = base;
    this.token = token;
  }

  /** Signs in and finds the server's live address. */
  static async on(standin: Standin, username: string, serverId: string = serverIds.cinema): Promise<Visitor> {
    const resources = await resourcesOf(standin, await signIn(standin, username));
    const found = resources.find((each) => each.clientIdentifier === serverId);
    const uri = found?.connections?.at(-1)?.uri;
    if (!uri || !found?.accessToken) throw new Error(`${username} can't reach ${serverId}`);
    return new Visitor(uri, found.accessToken);
  }

  ask(path: string, init: RequestInit = {}): Promise<Reply> {
    return ask(this.base + path, { ...init, token: this.token });
  }

  /** The `MediaContainer` of a GET. */
  async container(path: string): Promise<Json> {
    const { body, status, text } = await this.ask(path);
    if (!isJson(body.MediaContainer)) throw new Error(`${path}: ${status} ${text.slice(0, 200)}`);
    return body.MediaContainer;
  }

  /** The `Metadata` rows of a GET; none when the list is absent. */
  async rows(path: string): Promise<Json[]> {
    return listOf((await this.container(path)).Metadata);
  }

  /** One item in detail. */
  async item(ratingKey: string, parameters = ""): Promise<Json> {
    const [item] = await this.rows(`/library/metadata/${ratingKey}?${parameters}`);
    if (!item) throw new Error(`${ratingKey} is not there`);
    return item;
  }

  /** Reports progress; `time` in ms. */
  report(
    ratingKey: string,
    time: number,
    duration: number,
    session: string,
    state = "playing",
  ): Promise<Reply> {
    const query = new URLSearchParams({
      ratingKey,
      key: `/library/metadata/${ratingKey}`,
      state,
      time: String(time),
      duration: String(duration),
    });
    const headers = { "X-Plex-Session-Identifier": session };
    return this.ask(`/:/timeline?${query}`, { headers });
  }
}

export async function resourcesOf(standin: Standin, token: string): Promise<Resource[]> {
  const { text } = await ask(`${standin.url}/api/v2/resources`, { token });
  return JSON.parse(text);
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export const titlesOf = (rows: Json[]) => rows.map((row) => row.title);
