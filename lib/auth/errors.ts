import { LimitError } from "@/lib/limits";
import { PlexError } from "@/lib/plex";
import type { Scope } from "./scopes";

/** How a sign-in can end. Each has words on the sign-in page; `pending` means: ask again in a second. */
type SignInCode =
  | "pending"
  | "cancelled"
  | "expired"
  | "missing_pin"
  | "rate_limited"
  | "unreachable"
  | "no_servers"
  | "not_invited";

/** A sign-in that didn't succeed. The message is the code alone: next-auth hands it to the browser. */
export class SignInError extends Error {
  override readonly name = "SignInError";
  readonly code: SignInCode;
  constructor(code: SignInCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** A request to `/api/auth/*` that can't be answered; the message is for the caller. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: "bad_request" | "forbidden" | "not_found" | "payload_too_large";
  constructor(code: RequestError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Nobody is signed in. */
export class UnauthorizedError extends Error {
  override readonly name: string = "UnauthorizedError";
  readonly code = "unauthorized";
  /** For `WWW-Authenticate` (RFC 6750). */
  readonly challenge: string = "Bearer";
  constructor(message = "Sign in first") {
    super(message);
  }
}

/** The personal token of a request isn't one, or isn't any more. */
export class InvalidTokenError extends UnauthorizedError {
  override readonly name = "InvalidTokenError";
  override readonly challenge = 'Bearer error="invalid_token"';
  constructor() {
    super("This token is not valid, or not any more");
  }
}

/** The personal token of a request doesn't allow this. */
export class ScopeError extends Error {
  override readonly name = "ScopeError";
  readonly code = "forbidden";
  readonly challenge: string;
  constructor(needed: Scope) {
    super(`This token does not allow "${needed}"`);
    this.challenge = `Bearer error="insufficient_scope", scope="${needed}"`;
  }
}

/** What a failure at plex.tv, or too many attempts, mean for somebody who is signing in. */
export function atPlex(cause: unknown): SignInError {
  const isLimit =
    cause instanceof LimitError || (cause instanceof PlexError && cause.code === "rate_limited");
  return new SignInError(isLimit ? "rate_limited" : "unreachable", cause);
}
