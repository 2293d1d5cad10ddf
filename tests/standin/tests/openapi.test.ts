import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { type Departure, departures } from "./departures.ts";
import { operations, respelled, undescribed } from "./operations.ts";
import { recorded } from "./recorded.ts";
import { Things } from "./things.ts";
import { Visitor } from "./visitor.ts";

/*
 * Plex's own description of its server against the stand-in: every operation that the stand-in serves is called over HTTP,
 * and the answer held against the description's schema. Where real Plex departs from its description, the departure is
 * one row of a table that names the PROTOCOL section; a row that nothing needs any more fails.
 */

type Schema = Record<string, unknown>;
type Content = Record<string, { schema?: Schema }>;
type Answer = { $ref?: string; content?: Content };
type Operation = { responses: Record<string, Answer> };
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer> };
};

const file = recorded(
  "plex-openapi-1.2.2.json",
  "the stand-in's answers fit the schemas of Plex's own description, and none that it serves is unchecked",
);
const description = file && (JSON.parse(readFileSync(file, "utf8")) as Description);
const METHODS = ["get", "put", "post", "delete", "patch", "head"];

const all = Object.entries(description?.paths ?? {}).flatMap(([path, verbs]) =>
  Object.entries(verbs)
    .filter(([verb]) => METHODS.includes(verb))
    .map(([verb, operation]) => ({ name: `${verb.toUpperCase()} ${path}`, operation })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);

let standin: Standin;
let things: Things;
beforeAll(async () => {
  standin = await startStandin();
  things = new Things(await Visitor.on(standin, "demo-owner"));
});
afterAll(() => standin?.close());

const counts = { served: 0, validated: 0, excepted: 0 };
const used = new Set<Departure>();

/** Sends a request and looks at no more than the beginning of the answer: some of them never end. */
async function call(method: string, path: string): Promise<{ status: number; type: string; text: string }> {
  if (path.includes("/websockets/")) return upgrade(path);
  const leave = new AbortController();
  const headers = {
    ...{ Accept: "application/json", "X-Plex-Client-Identifier": "visitor" },
    "X-Plex-Token": things.visitor.token,
  };
  const response = await fetch(things.visitor.base + path, { method, headers, signal: leave.signal });
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const text = type === "application/json" || type === "text/html" ? await response.text() : "";
  leave.abort();
  return { status: response.status, type, text };
}

/** Opens a WebSocket and hangs up. */
async function upgrade(path: string): Promise<{ status: number; type: string; text: string }> {
  const key = randomBytes(16).toString("base64");
  const headers = {
    ...{
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": key,
    },
    "X-Plex-Token": things.visitor.token,
  };
  const [response, socket] = await new Promise<[IncomingMessage, Duplex | undefined]>((resolve, reject) => {
    const request = get(things.visitor.base + path, { headers });
    request.on("upgrade", (answer, raw) => resolve([answer, raw]));
    request.on("response", (answer) => resolve([answer, undefined]));
    request.on("error", reject);
  });
  socket?.destroy();
  return { status: response.statusCode ?? 0, type: "", text: "" };
}

function contentOf(operation: Operation, status: number): Content | undefined {
  const answer = operation.responses[String(status)];
  const name = answer?.$ref?.split("/").at(-1);
  return (name ? description?.components.responses[name] : answer)?.content;
}

/** The departure that covers an error, if there is one. */
function departureFor(name: string, at: string, keyword: string): Departure | undefined {
  const found = departures.find(
    (each) =>
      (each.operation === "*" || each.operation === name) &&
      each.keyword === keyword &&
      (typeof each.at === "string" ? each.at === at : each.at.test(at)),
  );
  if (found) used.add(found);
  return found;
}

const place = (error: ErrorObject) => error.instancePath.replace(/\/\d+(?=\/|$)/g, "/*");

describe.skipIf(!description)("the official description", () => {
  test.each(Object.entries(operations))("%s", async (name, sample) => {
    const known = all.find((each) => each.name === name);
    if (!known) throw new Error(`the description has no ${name}`);
    const method = respelled[name]?.method ?? name.split(" ")[0] ?? "GET";
    const path = await sample(things);
    const { status, type, text } = await call(method, path);
    counts.served++;
    let excepted = respelled[name] !== undefined;

    const declared = contentOf(known.operation, status);
    const failures: string[] = [];
    if (!known.operation.responses[String(status)]) {
      if (departureFor(name, String(status), "status")) excepted = true;
      else
        failures.push(`${method} ${path}: answers ${status}, which is not described: ${text.slice(0, 200)}`);
    }
    const schema = declared?.[type]?.schema;
    // A 204 has nothing that could have a type.
    if (declared && status !== 204 && !(type in declared)) {
      if (departureFor(name, type, "content")) excepted = true;
      else
        failures.push(
          `${method} ${path}: answers ${type}, described are ${Object.keys(declared).join(", ")}`,
        );
    }
    if (type === "application/json" && schema) {
      const validate = ajv.compile({ ...schema, components: description?.components });
      validate(JSON.parse(text));
      for (const error of validate.errors ?? []) {
        if (departureFor(name, place(error), error.keyword)) excepted = true;
        else
          failures.push(`${place(error)} ${error.keyword} ${error.message} ${JSON.stringify(error.params)}`);
      }
    }
    if (failures.length > 0) throw new Error([...new Set(failures)].join("\n"));
    counts.validated++;
    if (excepted) counts.excepted++;
  });

  test("nothing that is served is missing above", async () => {
    const served: string[] = [];
    for (const { name } of all.filter((each) => !(each.name in operations))) {
      const [method = "GET", path = ""] = name.split(" ");
      const { status } = await call(method, path.replace(/\{[^}]+\}/g, "1").replace("start.*", "start.m3u8"));
      if (![404, 405, 501].includes(status)) served.push(`${name}: ${status}`);
    }
    expect(served).toEqual([]);
  });

  test("no departure is a dead letter", () => {
    expect(
      departures.filter((each) => !used.has(each)).map(({ operation, at }) => `${operation} ${String(at)}`),
    ).toEqual([]);
    const { served, validated, excepted } = counts;
    console.info(
      `official description: ${all.length} operations, ${served} served, ${validated} validated, ${excepted} of them with a departure`,
    );
    expect(validated).toBe(served);
  });
});

describe("the tables of operations and departures", () => {
  test("whatever Marquee asks a server for is here", () => {
    const room = new URL("../../../lib/plex/", import.meta.url);
    // The one lists what others may ask, the other asks Plex's own hosts, which nobody has described.
    const others = ["paths.ts", "watchlist.ts"];
    const sources = readdirSync(room, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !others.some((other) => name.endsWith(other)),
    );
    const literal = /["`](\/(?:(?:identity|library|hubs|photo|video|music|:)[^"`?\s]*)?)["`?]/g;
    const asked = sources.flatMap((name) =>
      [...readFileSync(new URL(name, room), "utf8").matchAll(literal)].map(([, path = ""]) =>
        path.replace(/\$\{[^}]+\}/g, "{}"),
      ),
    );
    const known = Object.keys(operations).map((name) =>
      (name.split(" ")[1] ?? "")
        .replace("{transcodeType}", "video")
        .replace("start.*", "start.m3u8")
        .replace(/\{[^}]+\}/g, "{}"),
    );
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((path) => !known.includes(path) && !(path in undescribed))).toEqual([]);
  });

  test("each departure says where it comes from", () => {
    const reasons = [...departures, ...Object.values(respelled)].map(({ because }) => because);
    for (const because of [...reasons, ...Object.values(undescribed)])
      expect(because).toMatch(/^PROTOCOL §\d/);
  });
});
