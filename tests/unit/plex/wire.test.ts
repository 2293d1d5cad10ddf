import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "@/lib/plex/wire/http";
import { readJson, zippedJson } from "@/lib/plex/wire/json";
import { refuseErrors } from "@/lib/plex/wire/status";

/** A server that answers as the path says. */
const answers: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  "/zipped": (response, { headers }) => {
    const isAsked = headers["accept-encoding"] === "gzip";
    response.writeHead(200, isAsked ? { "Content-Encoding": "gzip" } : {});
    response.end(isAsked ? gzipSync('{"said":"zipped"}') : '{"said":"plain"}');
  },
  "/broken-zip": (response) => {
    response.writeHead(200, { "Content-Encoding": "gzip" });
    response.end(gzipSync('{"said":"zipped"}').subarray(0, 18));
  },
  "/no-zip": (response) => {
    response.writeHead(200, { "Content-Encoding": "gzip" });
    response.end("this was never zipped");
  },
  "/bomb": (response) => {
    response.writeHead(200, { "Content-Encoding": "gzip" });
    response.end(gzipSync(Buffer.alloc(64 * 1024 * 1024, " ")));
  },
  "/plex/identity": (response) => response.end('{"said":"below"}'),
  "/busy": (response, { headers }) => {
    response.writeHead(429, { "Retry-After": String(headers["x-wait"]) });
    response.end();
  },
};

const server = createServer((request, response) => {
  const answer = answers[new URL(request.url ?? "/", "http://host").pathname];
  if (answer) answer(response, request);
  else response.writeHead(404).end();
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe("JSON on the wire", () => {
  it("comes compressed when that was asked for, and plain otherwise", async () => {
    expect(await readJson(await send({ base, path: "/zipped", headers: zippedJson }))).toEqual({
      said: "zipped",
    });
    expect(await readJson(await send({ base, path: "/zipped", headers: {} }))).toEqual({ said: "plain" });
  });

  it.each(["/broken-zip", "/no-zip", "/bomb"])("%s is a bad reply", async (path) => {
    const reply = await send({ base, path, headers: zippedJson });
    await expect(readJson(reply)).rejects.toMatchObject({ code: "bad_reply" });
  });
});

describe("a server below a path", () => {
  it.each(["/plex", "/plex/"])("is asked below %s", async (below) => {
    const reply = await send({ base: `${base}${below}`, path: "/identity", headers: {} });
    expect(await readJson(reply)).toEqual({ said: "below" });
  });

  it.each(["/../identity", "/%2e%2e/identity", "/..", "identity", "//../../identity"])(
    "%s doesn't climb out of it",
    async (path) => {
      const asked = send({ base: `${base}/plex`, path, headers: {} });
      await expect(asked).rejects.toMatchObject({ code: "bad_request" });
    },
  );
});

describe("Retry-After", () => {
  const waitOf = async (wait: string) => {
    const reply = await send({ base, path: "/busy", headers: { "X-Wait": wait } });
    return refuseErrors(reply).catch((error: unknown) => error);
  };
  it("is a number of seconds", async () => expect(await waitOf("7")).toMatchObject({ retryAfter: 7 }));
  it("or a date, in the past too", async () => {
    const { retryAfter } = (await waitOf(new Date(Date.now() + 90_000).toUTCString())) as {
      retryAfter: number;
    };
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(90);
    expect(await waitOf("Wed, 21 Oct 2015 07:28:00 GMT")).toMatchObject({ retryAfter: 0 });
  });
  it("or nothing that anybody can read", async () =>
    expect(await waitOf("soon")).toMatchObject({ code: "rate_limited", retryAfter: undefined }));
});
