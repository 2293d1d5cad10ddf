import { readdir, readFile } from "node:fs/promises";
import { expect } from "vitest";
import { Client } from "./client.ts";
import type { World } from "./world.ts";

export type Token = {
  id: string;
  name: string;
  scopes: string[];
  prefix: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
};
type Created = Token & { token: string };

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Personal tokens, made and used; remembers each, for neither log nor database may ever hold one. */
export class Tokens {
  readonly #world: World;
  readonly seen: string[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  async create(client: Client, scopes: string[], more: object = {}): Promise<Created> {
    const response = await client.post("/api/tokens", { name: "A script", scopes, ...more });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const created: Created = await response.json();
    this.seen.push(created.token);
    return created;
  }

  /** A call with nothing but a token. */
  call(token: string, path: string, init: RequestInit = {}): Promise<Response> {
    return new Client(this.#world.url).send(`/api/plex/${path}`, {
      ...init,
      headers: { "Content-Type": "application/json", ...bearer(token), ...init.headers },
    });
  }

  /** Calls by an address that holds a token, and looks for all of them in what Marquee wrote. */
  async expectNoneWritten(): Promise<void> {
    const { app, dataDir } = this.#world;
    const [first = ""] = this.seen;
    await this.call(first, `metadata/${encodeURIComponent(first)}`);
    const names = await readdir(dataDir);
    const files = await Promise.all(names.map((name) => readFile(`${dataDir}/${name}`, "latin1")));
    const texts = [app.output(), ...files];
    expect(this.seen.filter((token) => texts.some((text) => text.includes(token)))).toEqual([]);
  }
}

export async function isRefused(
  response: Response,
  status: number,
  code: string,
  challenge: string | null,
): Promise<void> {
  expect(await response.json()).toMatchObject({ status, code, requestId: expect.stringMatching(/./) });
  expect(response.status).toBe(status);
  expect(response.headers.get("www-authenticate")).toBe(challenge);
}
export const isInvalid = (response: Response): Promise<void> =>
  isRefused(response, 401, "unauthorized", 'Bearer error="invalid_token"');
