import { expect } from "vitest";
import { Client } from "./client.ts";
import type { World } from "./world.ts";

export type Ticket = { url: string; path: string; expiresAt: string; ratingKey: string; mode: string };

/** Links for players outside, made and opened; remembers each, for the log must never hold one. */
export class Tickets {
  readonly #world: World;
  readonly #seen: string[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  async make(client: Client, ratingKey: string, wishes?: object, headers = {}): Promise<Ticket> {
    const response = await client.post(`/api/plex/stream/${ratingKey}/ticket`, wishes ?? "", headers);
    expect(response.status).toBe(200);
    const made: Ticket = await response.json();
    this.#seen.push(made.path.split("/")[4] ?? "");
    return made;
  }

  /** Somebody with the link alone. */
  open(path: string, init: RequestInit = {}): Promise<Response> {
    return new Client(this.#world.url).send(path, init);
  }

  async isRefused(path: string, status: number, code: string): Promise<void> {
    const response = await this.open(path);
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
  }

  /** Opens each once more while its server is down, so that there is something to log. */
  async expectNoneInLog(serverId: string, name: string): Promise<void> {
    const { control, app } = this.#world;
    await control.down(serverId);
    const file = encodeURIComponent(name);
    await Promise.all(this.#seen.map((one) => this.open(`/api/plex/tickets/${one}/${file}`)));
    await control.up(serverId);
    expect(this.#seen.length).toBeGreaterThan(10);
    expect(this.#seen.filter((one) => one === "" || app.output().includes(one))).toEqual([]);
  }
}
