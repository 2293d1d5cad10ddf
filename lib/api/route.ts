import type { z } from "zod";
import { isSameOrigin } from "@/lib/auth/origin";
import { hasBearer, requireCaller, type Scope, type Viewer } from "@/lib/auth/session";
import { type Budget, holdStream, spend } from "@/lib/limits";
import type { Plex } from "@/lib/plex";
import { Refusal } from "@/lib/refusal";
import { maskedPath, note } from "@/lib/request/underway";
import { plexFor, prepare } from "@/lib/servers";
import { readBody } from "./body";
import { problem } from "./errors";
import { filtersOf } from "./filters";
import { json } from "./json";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];
export const isMethod = (name: string): name is Method => methods.some((method) => method === name);

/** What a personal token must allow for a route. */
export const scopeOf = ({ scope }: Pick<Shape, "scope">, method: string): Scope =>
  scope ?? (method === "GET" || method === "HEAD" ? "read" : "write");

/** What a route is. The zod shapes are those of the path, the query and the JSON body; absent means: nothing. */
export type Shape = {
  /** What it does, in one sentence for whoever reads the API's documentation. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Whether the query may hold Plex's filters as well (lib/api/filters.ts). */
  filters?: true;
  /** What a personal token must allow; without it `read` for reads and `write` for all else. */
  scope?: Scope;
  /** Only for who is signed in by cookie: no personal token will do. */
  cookieOnly?: boolean;
  /** Says who asks, where that is told neither by a cookie nor by a token but by the path. */
  who?: (params: unknown, request: Request) => Promise<Viewer>;
  /** Which limit of the person's it counts for; without it none for reads and `write` for all else. */
  limit?: Budget | "stream";
  /** false: it goes to no media server, so `?server=` means nothing to it. */
  server?: false;
} & Answers;

/** What a route answers: JSON of a shape, or bytes of a media type, or now this and now that. */
type Answers =
  | { answer: z.ZodType; bytes?: string; ranges?: boolean }
  | {
      answer?: undefined;
      bytes: string;
      /** Whether it takes `Range`, and then answers 206, or 416. */
      ranges?: boolean;
    };

type Of<S extends Shape, K extends "params" | "query" | "body"> = S[K] extends z.ZodType
  ? z.output<S[K]>
  : undefined;
type AnswerOf<S extends Shape> = S["answer"] extends z.ZodType ? z.output<S["answer"]> | Response : unknown;

/** A handler that Next calls, and what it is. */
type Route<S extends Shape = Shape> = {
  (request: Request, context: { params: Promise<unknown> }): Promise<Response>;
  shape: S;
};

export type Ask<S extends Shape> = {
  request: Request;
  viewer: Viewer;
  params: Of<S, "params">;
  query: Of<S, "query">;
  body: Of<S, "body">;
  /** Plex's filters out of the query, for a shape that has them. */
  filters: [string, string][];
  /** The media server with this id; without one, that which `?server=` names, or the person's current one. */
  plex(serverId?: string): Promise<Plex>;
};

/**
 * Makes a route handler from a declaration: who may call is checked, what came is read by the shapes, and
 * what `answer` returns goes out as JSON (a Response goes out as it is). Whatever is thrown on the way
 * becomes problem details.
 */
export function route<S extends Shape>(shape: S, answer: (ask: Ask<S>) => Promise<AnswerOf<S>>): Route<S> {
  const handle = async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    try {
      const { pathname, searchParams } = new URL(request.url);
      note({ route: routeOf(pathname, await context.params) });
      const isRead = request.method === "GET" || request.method === "HEAD";
      // Browsers add cookies to what other sites send, and never a bearer.
      if (!isRead && !hasBearer(request.headers) && !isSameOrigin(request.headers)) {
        throw new Refusal("forbidden", "This request comes from another site");
      }
      const scope = shape.cookieOnly ? null : scopeOf(shape, request.method);
      const viewer = shape.who
        ? await shape.who(await context.params, request)
        : await requireCaller(request.headers, scope);
      restrain(shape.limit ?? (isRead ? undefined : "write"), viewer);
      refusePlexTokens(request, searchParams);
      const ask = {
        request,
        viewer,
        params: shape.params?.parse(await context.params),
        query: shape.query?.parse(toObject(searchParams)),
        body: shape.body?.parse(await readBody(request)),
        filters: shape.filters ? filtersOf(searchParams) : [],
        plex: async (serverId?: string) =>
          prepare(await plexFor(viewer, serverId ?? searchParams.get("server") ?? undefined)),
      };
      // The three values are the outputs of exactly those shapes, which TypeScript can't follow by key.
      const value = await answer(ask as Ask<S>);
      return value instanceof Response ? value : json(value);
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return problem(error);
    }
  };
  return Object.assign(handle, { shape });
}

/** @throws Refusal `rate_limited` when the person used up what this counts for */
function restrain(limit: Shape["limit"], { userId }: Viewer): void {
  if (limit === "stream") holdStream(userId);
  else if (limit) spend(limit, userId);
}

/** The address as the log may know it: without what stood in the place of a parameter. */
function routeOf(pathname: string, params: unknown): string {
  const values = new Set(Object.values(params ?? {}).flat());
  return maskedPath(pathname, (word) => !values.has(decodeURIComponent(word)));
}

/** A name given twice keeps its first value; shapes that want them all read the request's own URL. */
const toObject = (search: URLSearchParams) => Object.fromEntries([...search].reverse());

/** Nobody's Plex token has any business here, the caller's own included. */
function refusePlexTokens({ headers }: Request, search: URLSearchParams) {
  const isNamed = [...search.keys()].some((name) => name.toLowerCase() === "x-plex-token");
  if (isNamed || headers.has("x-plex-token")) throw new Refusal("bad_request", "Marquee takes no Plex token");
}
