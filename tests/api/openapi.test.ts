import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compiler, type OpenApi, type Operation, openApi } from "../support/openapi.ts";
import { startWorld, type World } from "../support/world.ts";

/*
 * The description as a program reads it: OpenAPI 3.1 by its own rules, every reference leads somewhere, every
 * schema is one. That answers keep to it is the business of proof.test.ts.
 */

let world: World;
let document: OpenApi;
beforeAll(async () => {
  world = await startWorld();
  document = await openApi(world.url);
});
afterAll(() => world.close());

const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      path,
      method,
      operation,
    ]),
  );

/** Every value in the document, with the way to it. */
function* walk(value: unknown, way: string[] = []): Generator<[string[], Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [way, value as Record<string, unknown>];
  for (const [name, inner] of Object.entries(value)) yield* walk(inner, [...way, name]);
}

describe("the description", () => {
  it("is public, and comes once as long as it stays the same", async () => {
    const first = await fetch(`${world.url}/api/openapi.json`);
    expect(first.headers.get("content-type")).toBe("application/json");
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(`${world.url}/api/openapi.json`, { headers: { "If-None-Match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("is OpenAPI 3.1 in its outlines", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document).toMatchObject({
      info: { title: "Marquee", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      servers: [{ url: "/" }],
    });
    const allowed = ["openapi", "info", "servers", "tags", "paths", "components", "x-codes"];
    expect(Object.keys(document).toSorted()).toEqual(allowed.toSorted());
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\/api\/[\w./{}]+$/);
  });

  it("names every operation once, in a family that it knows", () => {
    const names = operations().map(([, , { operationId }]) => operationId);
    expect(names.length).toBeGreaterThan(50);
    expect(new Set(names).size).toBe(names.length);
    const families = new Set(document.tags.map(({ name }) => name));
    const strays = operations().filter(([, , { tags }]) => tags.length !== 1 || !families.has(tags[0] ?? ""));
    expect(
      strays.map(([path]) => `${path}: put its root into a family of lib/api/openapi/families.ts`),
    ).toEqual([]);
  });

  it("says of each what it does, in one sentence", () => {
    for (const [path, , { summary }] of operations()) {
      expect([path, summary]).toEqual([path, expect.stringMatching(/^[A-Z\d].*[.…]$/s)]);
    }
  });

  it("has exactly the parameters that a path names", () => {
    for (const [path, method, { parameters = [] }] of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = parameters.flatMap((one) => ("name" in one && one.in === "path" ? [one] : []));
      expect([path, method, told.map(({ name }) => name)]).toEqual([path, method, named]);
      expect(told.every(({ required }) => required)).toBe(true);
      const all = parameters.map((one) => ("name" in one ? `${one.in} ${one.name}` : one.$ref));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it("answers each with a success", () => {
    for (const [path, , { responses }] of operations()) {
      expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(["200"])]);
      for (const status of Object.keys(responses)) expect(status).toMatch(/^[2-5]\d\d$/);
    }
  });

  it("says who may call each", () => {
    const ways = operations().map(([path, , { security }]) => [path, security] as const);
    const of = (isMeant: (path: string) => boolean) => ways.filter(([path]) => isMeant(path));
    const isOpen = (path: string) => /^\/api\/(auth\/|openapi\.json$|plex\/tickets\/)/.test(path);
    const isByCookie = (path: string) => path.startsWith("/api/tokens");
    for (const [path, security] of of(isOpen)) expect([path, security]).toEqual([path, []]);
    for (const [path, security] of of(isByCookie))
      expect([path, security]).toEqual([path, [{ session: [] }]]);
    for (const [path, security] of of((one) => !isOpen(one) && !isByCookie(one))) {
      const scope = expect.stringMatching(/^(read|playback|write)$/);
      expect([path, security]).toEqual([path, [{ session: [] }, { bearerAuth: [scope] }]]);
    }
    expect(of(isOpen).length).toBeGreaterThan(6);
    expect(of(isByCookie)).toHaveLength(3);
  });

  it("refers to nothing that isn't there, and to everything that is", () => {
    const used = new Set<string>();
    for (const [way, { $ref }] of walk(document)) {
      if (typeof $ref !== "string") continue;
      const at = $ref.replace(/^#\//, "").split("/");
      const found = at.reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | undefined)?.[name],
        document,
      );
      expect([way.join("/"), $ref, found !== undefined]).toEqual([way.join("/"), $ref, true]);
      used.add($ref);
    }
    const kept = ["schemas", "responses", "parameters", "headers"].flatMap((kind) =>
      Object.keys(document.components[kind] ?? {}).map((name) => `#/components/${kind}/${name}`),
    );
    expect(kept.filter((one) => !used.has(one))).toEqual([]);
  });

  it("has schemas that are JSON Schema 2020-12", () => {
    const compile = compiler(document);
    const schemas = [...walk(document.paths), ...walk(document.components)].flatMap(([way, value]) =>
      "schema" in value ? [way] : [],
    );
    expect(schemas.length).toBeGreaterThan(100);
    const at = (way: string[]) => (way[0]?.startsWith("/") ? ["paths", ...way] : ["components", ...way]);
    for (const way of schemas) expect(() => compile([...at(way), "schema"])).not.toThrow();
    for (const name of Object.keys(document.components["schemas"] ?? {})) {
      expect(() => compile(["components", "schemas", name])).not.toThrow();
    }
  });

  it("shows examples that fit", () => {
    const compile = compiler(document);
    for (const [way, { examples }] of walk(document)) {
      if (!Array.isArray(examples)) continue;
      for (const example of examples) {
        const validate = compile(way);
        expect([way.join("/"), validate(example)]).toEqual([way.join("/"), true]);
      }
    }
  });

  it("tells every code with its status and meaning", () => {
    const codes = document["x-codes"];
    const problem = document.components["schemas"]?.["Problem"] as {
      properties: { code: { enum: string[] } };
    };
    expect(codes.map(({ code }) => code)).toEqual(problem.properties.code.enum);
    for (const { code, status, meaning } of codes) {
      expect([code, meaning]).toEqual([code, expect.stringMatching(/\.$/)]);
      expect(document.components["responses"]?.[`Problem${status}`]).toBeDefined();
    }
  });

  it("holds no secret and no address of a server", async () => {
    const text = JSON.stringify(document);
    for (const token of await world.control.tokens()) expect(text).not.toContain(token);
    expect(text).not.toMatch(/127\.0\.0\.1|plex\.direct/);
  });
});
