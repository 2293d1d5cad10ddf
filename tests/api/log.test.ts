import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import type { Fault } from "../support/control.ts";
import { linesAbout, linesOf } from "../support/log-lines.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema } = serverIds;
const { ratingKey } = titles.directPlay;

let world: World;
let owner: Client;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
});
afterAll(() => world.close());
afterEach(() => world.control.clearFaults());

const about = (response: Response) => linesAbout(world, response);
const number = expect.any(Number);

describe("the log", () => {
  it("has a line for a request and one for each upstream call, under the same id", async () => {
    const { request, upstream } = await about(await owner.get(`/api/plex/metadata/${ratingKey}`));
    const userId = request["userId"];
    expect(userId).toEqual(expect.stringMatching(/^\d+$/));
    expect(request).toEqual({
      ...{ level: "info", time: expect.stringMatching(/^\d{4}-/), msg: "request" },
      ...{ requestId: request["requestId"], method: "GET", route: "/api/plex/metadata/:id" },
      ...{ status: 200, ms: number, userId, serverId: cinema, cache: "miss" },
    });
    const asked = upstream.filter(({ route }) => route === "/library/metadata/:id");
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      userId,
      to: cinema,
      method: "GET",
      status: 200,
      ms: number,
      waitMs: number,
    });
    const again = await about(await owner.get(`/api/plex/metadata/${ratingKey}`));
    expect(again.request).toMatchObject({ cache: "hit" });
    expect(again.upstream).toEqual([]);
  });

  it("has a line for a page, and for plex.tv", async () => {
    const page = await about(await owner.get(`/server/${cinema}/item/${ratingKey}`));
    expect(page.request).toMatchObject({ route: "/server/:id/item/:id", status: 200, serverId: cinema });
    const begun = await new Client(world.url).send("/api/auth/plex", {
      method: "POST",
      headers: { Accept: "application/json" },
    });
    const { request, upstream } = await about(begun);
    expect(request).toMatchObject({ route: "/api/auth/plex", method: "POST", status: 200 });
    expect(upstream).toMatchObject([{ to: "plex.tv", method: "POST", route: "/api/v2/pins", status: 201 }]);
  });

  it("says why something failed", async () => {
    const path = `/api/plex/library/${titles.sections.archive}/all?limit=1&offset=`;
    const listing = `/library/sections/${titles.sections.archive}/all`;
    const fails = async (fault: Omit<Fault, "host" | "path">, offset: number) => {
      await world.control.fault({ host: cinema, path: listing, ...fault });
      return about(await owner.get(path + offset));
    };
    const reset = await fails({ reset: true }, 1);
    expect(reset.request).toMatchObject({ level: "warn", status: 502, code: "unreachable" });
    expect(reset.request["cause"]).toMatch(/^unreachable (ECONNRESET|UND_ERR_SOCKET)$/);
    const tries = reset.upstream.filter(({ route }) => route === "/library/sections/:id/all");
    expect(tries).toHaveLength(3);
    expect(tries[0]).toMatchObject({ cause: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) });
    await world.control.clearFaults();
    const odd = await fails({ status: 200, body: '{"Metadata":[]}' }, 2);
    expect(odd.request).toMatchObject({ status: 502, code: "bad_reply" });
    expect(odd.request["cause"]).toBe("bad_reply invalid_type");
    await world.control.clearFaults();
    const cut = await fails({ cutAfterBytes: 100 }, 3);
    expect(cut.upstream.at(-1)).toMatchObject({ status: 200, cause: expect.stringMatching(/UND_ERR|ECONN/) });
    const refused = await about(await new Client(world.url).get("/api/plex/libraries"));
    expect(refused.request).toMatchObject({ level: "info", status: 401, code: "unauthorized" });
  });

  it.each([
    ["/api/auth/no-such-thing", {}, "not_found"],
    ["/api/auth/plex", { method: "POST", headers: { "Sec-Fetch-Site": "cross-site" } }, "forbidden"],
    ["/api/plex/libraries", {}, "unauthorized"],
  ])("knows a failure of %s under the id that the caller was told", async (path, init, code) => {
    const response = await new Client(world.url).send(path, init);
    const told = await response.clone().json();
    expect(told).toMatchObject({ code, requestId: response.headers.get("x-request-id") });
    expect((await about(response)).request).toMatchObject({ requestId: told.requestId, code });
  });

  it("says when the viewer left", async () => {
    const { url } = await owner.json<{ url: string }>(`/api/plex/stream/${ratingKey}`);
    const leaving = new AbortController();
    const response = await owner.send(url, { signal: leaving.signal });
    leaving.abort();
    const id = response.headers.get("x-request-id");
    const mine = () => linesOf(world).filter((one) => one.requestId === id);
    await expect
      .poll(() =>
        mine()
          .map(({ msg }) => msg)
          .sort(),
      )
      .toEqual(["request", "upstream"]);
    for (const line of mine()) expect(line).toMatchObject({ status: 200, left: true });
  });
});
