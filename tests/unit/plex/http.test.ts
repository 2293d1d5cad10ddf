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

const sendTo = (path: string) =>
  send({ base: `http://127.0.0.1:${portOf(0)}`, path, headers: { "X-Plex-Token": "a-token" } });

test("a path stays at its server", async () => {
  const { status, body } = await sendTo("/library/sections");
  await body.dump();
  expect([status, heard]).toEqual([200, ["meant /library/sections"]]);
});

test.each([
  ["a host of its own", () => `//127.0.0.1:${portOf(1)}/identity`],
  ["an address of its own", () => `http://127.0.0.1:${portOf(1)}/identity`],
  ["backslashes", () => `\\\\127.0.0.1:${portOf(1)}\\identity`],
  ["another scheme", () => `https://127.0.0.1:${portOf(0)}/identity`],
  ["another name of this machine", () => `//localhost:${portOf(0)}/identity`],
])("a path with %s is not sent anywhere, and no token with it", async (_name, path) => {
  heard.length = 0;
  await expect(sendTo(path())).rejects.toMatchObject({ code: "bad_request" });
  expect(heard).toEqual([]);
});
