import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { spend } from "@/lib/limits";
import { Refusal } from "@/lib/refusal";
import { homeOf } from "@/lib/trusted";
import { readFields } from "./body";
import { cookieName } from "./cookies";
import { authOptions } from "./options";
import { requestOrigin } from "./origin";

/** The only actions of next-auth that are reachable; its `_log`, for one, lets anybody write to the log. */
const actions = new Set([
  "GET csrf",
  "GET providers",
  "GET session",
  "GET signin",
  "GET signout",
  "GET error",
  "POST signout",
  "POST callback/plex",
]);

/**
 * Answers a request to `/api/auth/*` through next-auth.
 *
 * next-auth is called as from an older kind of Next route, which takes the request as a plain object: so
 * it sees the origin that we found, and of headers, cookies and query only what it needs.
 *
 * @throws Refusal `not_found`; `rate_limited` after too many sign-ins
 */
export async function handleAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  if (!actions.has(`${request.method} ${nextauth.join("/")}`)) {
    throw new Refusal("not_found");
  }
  if (nextauth[0] === "callback") spend("sign-in", homeOf(requestOrigin(request.headers).ip));
  return answer(request, nextauth, request.method === "POST" ? await readFields(request) : {});
}

async function answer(
  request: Request,
  nextauth: string[],
  fields: Record<string, unknown>,
): Promise<Response> {
  const { host, secure } = requestOrigin(request.headers);
  const named = new URL(request.url).searchParams.get("error") ?? "";
  // next-auth hands the code on to the sign-in page, and "undefined" when there is none.
  const error = /^\w{1,40}$/.test(named) ? named : nextauth[0] === "error" ? "unknown" : undefined;
  const reply = new Reply();
  const plain = {
    method: request.method,
    query: { ...(error && { error }), nextauth },
    body: { ...fields, json: String(fields["json"]) },
    cookies: ownCookies(request.headers.get("cookie"), secure),
    headers: { "x-forwarded-host": host, "x-forwarded-proto": secure ? "https" : "http" },
  };
  // next-auth uses no other part of the request and the response than what these two have.
  await NextAuth(
    plain as unknown as NextApiRequest,
    reply as unknown as NextApiResponse,
    authOptions(secure),
  );
  return reply.toResponse();
}

function ownCookies(header: string | null, secure: boolean): Record<string, string> {
  const all = (header ?? "").split(";").map((pair) => pair.trim().split("="));
  const pairs = all.map(([name = "", ...value]) => [name, decodeCookie(value.join("="))] as const);
  return pick(Object.fromEntries(pairs), [cookieName("session", secure), cookieName("csrf", secure)]);
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const pick = (from: Record<string, string>, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));

/** As much of Node's response as next-auth writes to. */
class Reply {
  #status = 200;
  #body: string | null = null;
  #headers = new Map<string, string | string[]>([["cache-control", "private, no-store"]]);

  status(code: number) {
    this.#status = code;
    return this;
  }
  getHeader(name: string) {
    return this.#headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]) {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }
  json(body: unknown) {
    this.setHeader("content-type", "application/json");
    this.#body = JSON.stringify(body);
  }
  send(body: unknown) {
    if (typeof body === "object") this.json(body);
    else this.#body = String(body);
  }
  end() {
    this.#body = null;
  }
  toResponse(): Response {
    const headers = new Headers();
    for (const [name, value] of this.#headers) for (const one of [value].flat()) headers.append(name, one);
    return new Response(this.#body, { status: this.#status, headers });
  }
}
