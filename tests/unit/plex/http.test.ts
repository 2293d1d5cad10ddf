import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "@/lib/plex/wire/http";

/** Two servers: the one that is meant, and one that a path might lead to. Each notes what reached it. */
const heard: string[] = [];
const servers = ["meant", "stranger"].map((name) =>
  createServer((request, response) => {
    heard.push(`${name} ${request.url}`);
    response.end("{}");
  }),
);
const portOf = (at: number) => (servers[at]?.address() as AddressInfo).port;

beforeAll(async () => {
  for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  for (const server of servers) server.close();
});

const sendTo = (path: string, prefix = "") =>
  send({ base: `http://127.0.0.1:${portOf(0)}${prefix}`, path, headers: { "X-Plex-Token": "a-token" } });

test("a path stays at its server, behind the path in front of it", async () => {
  for (const prefix of ["", "/plex"]) {
    const { status, body } = await sendTo("/library/sections", prefix);
    await body.dump();
    expect(status).toBe(200);
  }
  expect(heard).toEqual(["meant /library/sections", "meant /plex/library/sections"]);
});

test.each([
  ["a host of its own", () => `//127.0.0.1:${portOf(1)}/identity`],
  ["an address of its own", () => `http://127.0.0.1:${portOf(1)}/identity`],
  ["backslashes", () => `\\\\127.0.0.1:${portOf(1)}\\identity`],
  ["another scheme", () => `https://127.0.0.1:${portOf(0)}/identity`],
  ["a name and a password", () => `@127.0.0.1:${portOf(1)}/identity`],
  ["a way out of what is in front of it", () => "/../identity"],
  ["a longer way out", () => "/library/../../identity"],
  ["an encoded way out", () => "/%2e%2e/identity"],
])("a path with %s is not sent anywhere, and no token with it", async (_name, path) => {
  heard.length = 0;
  await expect(sendTo(path(), "/plex")).rejects.toMatchObject({ code: "bad_request" });
  expect(heard).toEqual([]);
});
