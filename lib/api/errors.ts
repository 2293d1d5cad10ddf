import { ZodError } from "zod";
import { reasonOf } from "@/lib/log/failure";
import { log } from "@/lib/log/log";
import type { PlexErrorCode } from "@/lib/plex";
import { note } from "@/lib/request/underway";

export type ErrorCode = PlexErrorCode | "payload_too_large" | "internal";

/** Every way a request can end badly: its HTTP status and its title. */
export const problems: Record<ErrorCode, [status: number, title: string]> = {
  bad_request: [400, "Bad request"],
  unauthorized: [401, "Sign in first"],
  forbidden: [403, "Not allowed"],
  not_found: [404, "Not found"],
  payload_too_large: [413, "Too large"],
  rate_limited: [429, "Too many requests"],
  internal: [500, "Something broke in Marquee"],
  unreachable: [502, "Plex cannot be reached"],
  bad_reply: [502, "Plex answered something unexpected"],
  rejected: [502, "Plex refused"],
  unavailable: [503, "Plex is not ready"],
  timeout: [504, "Plex took too long"],
};

/** A failure of the request itself; `detail` is for the caller and must hold nothing secret. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, options?: { cause?: unknown }) {
    super(detail, options);
    this.code = code;
  }
}

/**
 * Turns anything thrown into problem details (RFC 9457) with a stable `code`. What Marquee didn't foresee
 * says nothing about itself outside; the log has the cause under the same `requestId`.
 */
export function problem(error: unknown, requestId: string): Response {
  const { code, detail } = describe(error);
  const [status, title] = problems[code];
  note({ code, cause: reasonOf(error) });
  // The request's own line has the cause; only what nobody foresaw needs its whole story.
  if (code === "internal") log.error({ requestId, err: error }, "request failed");
  const body = { type: `urn:marquee:${code}`, title, status, detail, code, requestId };
  const headers: Record<string, string> = {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    "X-Request-Id": requestId,
  };
  if (error instanceof Error && "retryAfter" in error && error.retryAfter)
    headers["Retry-After"] = String(error.retryAfter);
  if (error instanceof Error && "challenge" in error) headers["WWW-Authenticate"] = String(error.challenge);
  return new Response(JSON.stringify(body), { status, headers });
}

function describe(error: unknown): { code: ErrorCode; detail: string } {
  if (error instanceof ZodError) return { code: "bad_request", detail: firstIssue(error) };
  if (error instanceof Error && "code" in error && isErrorCode(error.code)) {
    return { code: error.code, detail: error.message };
  }
  return { code: "internal", detail: "The log has the cause under this request's id" };
}

const isErrorCode = (code: unknown): code is ErrorCode => typeof code === "string" && code in problems;

/** Names the field and what is wrong with it, never the value: it may be somebody's token. */
function firstIssue(error: ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path.join(".");
  return field ? `${field}: ${issue?.message}` : (issue?.message ?? "Invalid input");
}
