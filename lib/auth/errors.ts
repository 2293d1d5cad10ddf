import { isRefusal, Refusal } from "@/lib/refusal";
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

/** Nobody is signed in, or what was shown instead isn't good any more. */
export const unauthorized = (message: string): Refusal =>
  new Refusal("unauthorized", message, { challenge: "Bearer" });

/** The personal token of a request isn't one, or isn't any more. */
export const invalidToken = (): Refusal =>
  new Refusal("unauthorized", "This token is not valid, or not any more", {
    challenge: 'Bearer error="invalid_token"',
  });

/** The personal token of a request doesn't allow this. */
export const missingScope = (needed: Scope): Refusal =>
  new Refusal("forbidden", `This token does not allow "${needed}"`, {
    challenge: `Bearer error="insufficient_scope", scope="${needed}"`,
  });

/** What a failure at plex.tv, or too many attempts, mean for somebody who is signing in. */
export const atPlex = (cause: unknown): SignInError =>
  new SignInError(isRefusal(cause, "rate_limited") ? "rate_limited" : "unreachable", cause);
