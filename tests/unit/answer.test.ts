import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { answerWith } from "../../lib/request/answer.ts";
import { duringRequest } from "../../lib/request/underway.ts";

const text = (status: number, said: string) =>
  answerWith(
    status,
    new Headers({ "Content-Type": "text/plain", "Content-Length": String(said.length) }),
    (response) => response.end(said),
  );

/** What a caller gets from a handler, when `send` does with its answer what Next does. */
async function answered(
  handle: () => Response,
  send = (response: ServerResponse): void => void response.end(),
  method = "GET",
) {
  const server = createServer((_request, response) => {
    const facts = { requestId: "one", route: "/" };
    duringRequest({ facts, response, isOver: false, atEnd: [] }, () => {
      const { status, headers, body } = handle();
      expect(body).toBeNull();
      response.statusCode = status;
      for (const [name, value] of headers) if (name !== "content-length") response.appendHeader(name, value);
      send(response);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { method });
  const { status, headers } = response;
  const got = { status, type: headers.get("content-type"), length: headers.get("content-length") };
  const body = await response.text();
  server.close();
  return { ...got, body };
}

it("writes head and body to node's response, with the length", async () => {
  expect(await answered(() => text(201, "made"))).toEqual({
    ...{ status: 201, type: "text/plain", length: "4", body: "made" },
  });
});

it("says the length to HEAD too", async () => {
  const got = await answered(() => text(200, "made"), undefined, "HEAD");
  expect(got).toMatchObject({ length: "4", body: "" });
});

it("gives the second answer where something broke after the first", async () => {
  const twice = () => {
    text(200, "fine");
    return text(500, "broken");
  };
  expect(await answered(twice)).toMatchObject({ status: 500, length: "6", body: "broken" });
});

it("leaves the word to Next where Next has one of its own", async () => {
  const got = await answered(
    () => text(200, "fine"),
    (response) => void response.end("Next's"),
  );
  expect(got).toMatchObject({ body: "Next's" });
});

it("needs a request to answer", () => {
  expect(() => text(200, "fine")).toThrow("no request");
});
