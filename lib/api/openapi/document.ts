import { version } from "@/package.json";
import { isMethod, type Method, type Shape } from "../route";
import { tags } from "./families";
import { operation } from "./operation";
import { codeList, problemResponses } from "./problems";
import { Schemas } from "./schemas";
import { handMade } from "./sign-in";
import type { OpenApi, Paths } from "./types";

/** What a route file exports: its handlers by method. */
export type RouteFile = Record<string, unknown>;

const description =
  "Everything that Marquee's pages do, scripts can do. Answers are in Plex's own words, made predictable: lists are arrays, numbers are numbers, flags are booleans, and what Plex adds goes through. Failures are problem details with a stable `code`.";

/**
 * The OpenAPI document of all routes.
 *
 * @param files the route files by their path from `app/`, e.g. `api/plex/metadata/[id]/route.ts`
 */
export function document(files: Record<string, RouteFile>): OpenApi {
  const schemas = new Schemas();
  const responses = problemResponses(schemas);
  const paths: Paths = handMade(schemas);
  for (const [file, handlers] of Object.entries(files)) {
    const path = pathOf(file);
    for (const [method, { shape }] of handlersOf(handlers)) {
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(schemas, method, path, shape) };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Marquee", version, description, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    tags,
    paths,
    components: {
      schemas: schemas.named,
      responses,
      parameters: { server },
      headers,
      securitySchemes,
    },
    "x-codes": codeList,
  };
}

/** `api/plex/library/[id]/all/route.ts` → `/api/plex/library/{id}/all`; folders name the parameters. */
const pathOf = (file: string): string =>
  `/${file.replace(/\/route\.ts$/, "").replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")}`;

function handlersOf(file: RouteFile): [Method, { shape: Shape }][] {
  return Object.entries(file).flatMap(([name, handler]): [Method, { shape: Shape }][] =>
    isMethod(name) && isRoute(handler) ? [[name, handler]] : [],
  );
}

/** Only `route()` puts a shape on a function. */
const isRoute = (handler: unknown): handler is { shape: Shape } =>
  typeof handler === "function" && "shape" in handler;

const server = {
  name: "server",
  in: "query",
  description: "One of the person's servers; without it the current one.",
  schema: { type: "string" },
} as const;

const headers: OpenApi["components"]["headers"] = {
  "X-Request-Id": {
    description: "The log has this request under the same id.",
    schema: { type: "string" },
  },
  "X-Marquee-Cache": {
    description:
      "Where the answer comes from: `stale` while Plex is down. Absent where nothing cacheable was read.",
    schema: { enum: ["hit", "miss", "stale"] },
  },
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
  "Content-Range": { description: "Which bytes of how many.", schema: { type: "string" } },
};

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "marquee.session",
    description:
      "The cookie of a sign-in; over https its name begins with `__Secure-`. Writes must come from the same origin, or from no browser at all.",
  },
  bearerAuth: {
    type: "http",
    scheme: "bearer",
    description:
      "A personal token. Its scopes: `read` looks things up, `playback` plays, `write` changes things.",
  },
};
