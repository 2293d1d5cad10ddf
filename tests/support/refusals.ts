import { afterAll, describe, expect, it } from "vitest";
import { serverIds } from "../../lib/standin/titles.ts";
import type { Control } from "./control.ts";
import { Client } from "./client.ts";
import type { World } from "./world.ts";

/** A call of the API, e.g. `["POST playlists", { title: "…" }]`; the path is below `/api/plex/`. */
export type Call = [call: string, body?: unknown];

/** How Plex is made to fail, where it isn't Demo Attic that is asked; `query` is added to the calls. */
export type Outage = {
  query: string;
  begin(control: Control): Promise<unknown>;
  end(control: Control): Promise<unknown>;
};

const atticDown: Outage = {
  query: `server=${serverIds.attic}`,
  begin: (control) => control.down(serverIds.attic),
  end: (control) => control.up(serverIds.attic),
};

/** Sends a call as written. */
export function make(
  client: Client,
  [call, body]: Call,
  query = "",
  headers: Record<string, string> = {},
): Promise<Response> {
  const [method = "GET", path = ""] = call.split(" ");
  const address = `/api/plex/${path}${query && (path.includes("?") ? "&" : "?")}${query}`;
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return client.send(address, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...json,
  });
}

/**
 * What every route must refuse, each with its own code.
 *
 * @param who the world and somebody signed in, once they are there
 * @param sound one good call of every route
 * @param unknown calls about things that don't exist
 * @param bad calls that make no sense: Plex must not hear of them
 * @param outage what "Plex is down" means for these calls
 */
export function refusals(
  who: () => { world: World; owner: Client },
  {
    sound,
    unknown,
    bad,
    outage = atticDown,
  }: { sound: Call[]; unknown: Call[]; bad: Call[]; outage?: Outage },
) {
  const isProblem = async (response: Response, status: number, code: string) => {
    expect(await response.json()).toMatchObject({
      ...{ status, code },
      requestId: expect.stringMatching(/./),
      detail: expect.stringMatching(/./),
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  };

  describe("signed out", () => {
    it.each(sound)("%s is refused", async (...call: Call) => {
      await isProblem(await make(new Client(who().world.url), call), 401, "unauthorized");
    });
  });

  describe("what doesn't exist", () => {
    it.each(unknown)("%s is not found", async (...call: Call) => {
      await isProblem(await make(who().owner, call), 404, "not_found");
    });
  });

  describe("what makes no sense", () => {
    it.each(bad)("%s %j is refused, and Plex isn't asked", async (...call: Call) => {
      await who().world.control.clearLog();
      await isProblem(await make(who().owner, call), 400, "bad_request");
      expect(await who().world.control.log()).toEqual([]);
    });
  });

  describe("while Plex is down", () => {
    afterAll(() => outage.end(who().world.control));
    it.each(sound)("%s says so", async (...call: Call) => {
      await outage.begin(who().world.control);
      const response = await make(who().owner, call, outage.query);
      await isProblem(response, 502, "unreachable");
    });
  });
}
