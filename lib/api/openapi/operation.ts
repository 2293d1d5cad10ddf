import type { z } from "zod";
import { filterFields } from "../filters";
import { type Method, type Shape, scopeOf } from "../route";
import { familyOf } from "./families";
import { failures } from "./problems";
import { asSchema, type Schemas } from "./schemas";
import type { Answer, Content, Operation, Parameter, Reference } from "./types";

const header = (name: string): Reference => ({ $ref: `#/components/headers/${name}` });

/**
 * What the document says of one handler, made from its shape.
 *
 * @param path as the document has it, e.g. `/api/plex/metadata/{id}`
 */
export function operation(schemas: Schemas, method: Method, path: string, shape: Shape): Operation {
  const parameters = [
    ...pathParameters(schemas, path, shape.params),
    ...queryParameters(schemas, shape.query),
    ...(shape.filters ? [filters] : []),
    ...(shape.server === false ? [] : [{ $ref: "#/components/parameters/server" }]),
  ];
  return {
    operationId: nameOf(method, path),
    tags: [familyOf(path)],
    summary: shape.summary,
    ...(shape.who ? { description: "The address says who asks: it needs no session and no token." } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(shape.body ? { requestBody: { required: true, content: bodyOf(schemas, shape.body) } } : {}),
    responses: { ...successes(schemas, method, shape), ...failures(failuresOf(method, shape)) },
    ...waysIn(method, shape),
  };
}

/** Who may call: a session, a token with a scope, or whoever has the address. */
function waysIn(method: Method, shape: Shape): Pick<Operation, "security" | "x-required-scope"> {
  if (shape.who) return { security: [] };
  if (shape.cookieOnly) return { security: [{ session: [] }] };
  const scope = scopeOf(shape, method);
  return { security: [{ session: [] }, { bearerAuth: [scope] }], "x-required-scope": scope };
}

/** `getLibraryAll` for `GET /api/plex/library/{id}/all`. */
export function nameOf(method: string, path: string): string {
  const words = path.replace(/^\/api\/(plex\/)?/, "").match(/\w+/g) ?? [];
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return method.toLowerCase() + words.map(capital).join("");
}

function pathParameters(schemas: Schemas, path: string, params: z.ZodType | undefined): Parameter[] {
  const { properties = {} } = params ? schemas.of(params, "input") : {};
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const schema = asSchema(properties[name]);
    const isRest = schema.type === "array";
    return {
      name,
      in: "path",
      required: true,
      ...(isRest ? { description: "May hold slashes." } : {}),
      schema: isRest ? { ...(schema.examples ? { examples: schema.examples } : {}), type: "string" } : schema,
    };
  });
}

function queryParameters(schemas: Schemas, query: z.ZodType | undefined): Parameter[] {
  const { properties = {}, required = [] } = query ? schemas.of(query, "input") : {};
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = asSchema(property);
    return {
      name,
      in: "query",
      ...(required.includes(name) ? { required: true } : {}),
      ...(description ? { description } : {}),
      schema,
    };
  });
}

/** A parameter of any of these names: `genre=5`, `year>>=1990` (PROTOCOL §3.7). */
const filters: Parameter = {
  name: "filters",
  in: "query",
  style: "form",
  explode: true,
  description:
    "Plex's filters, each a parameter of its own: `genre=5`, `year>>=1990`. Behind the field may stand `!` (not), `>>` (more), `<<` (less), `<`, `>` or `=` (exactly), before it `show.`, `season.`, `episode.` or `movie.`; a comma is “or”.",
  schema: {
    type: "object",
    properties: Object.fromEntries(filterFields.map((field) => [field, { type: "string", maxLength: 200 }])),
    additionalProperties: { type: "string", maxLength: 200 },
  },
};

const bodyOf = (schemas: Schemas, body: z.ZodType): Content => ({
  "application/json": { schema: schemas.of(body, "input") },
});

function successes(schemas: Schemas, method: Method, shape: Shape): Record<string, Answer> {
  const content: Content = {};
  if (shape.answer) content["application/json"] = { schema: schemas.of(shape.answer, "output") };
  if (shape.bytes) content[shape.bytes] = { schema: {} };
  const isCached = shape.answer && method === "GET" && shape.server !== false;
  const headers = {
    "X-Request-Id": header("X-Request-Id"),
    ...(isCached ? { "X-Marquee-Cache": header("X-Marquee-Cache") } : {}),
  };
  const answer = { description: "Done.", headers, ...(method === "HEAD" ? {} : { content }) };
  if (!shape.ranges) return { "200": answer };
  const range = { ...headers, "Content-Range": header("Content-Range") };
  return {
    "200": { ...answer, description: "The whole of it." },
    "206": { ...answer, description: "The range that was asked for.", headers: range },
    "416": { description: "There is no such range.", headers: range },
  };
}

function failuresOf(method: Method, shape: Shape): number[] {
  const atPlex = shape.server !== false;
  return [
    ...[400, 401, 403, 404],
    ...(shape.body ? [413] : []),
    ...[429, 500],
    ...(atPlex ? [502, 503, 504] : []),
  ];
}
