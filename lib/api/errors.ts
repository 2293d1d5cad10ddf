import { ZodError } from "zod";
import { reasonOf } from "@/lib/log/failure";
import { log } from "@/lib/log/log";
import { isRefusal, type RefusalCode, refusals } from "@/lib/refusal";
import { note, requestFacts } from "@/lib/request/underway";
import { answerText } from "./text";

/**
 * Turns anything thrown into problem details (RFC 9457) with a stable `code`. What Marquee didn't foresee
 * says nothing about itself outside; the log has the cause under the same `requestId`, and the header names it.
 */
export function problem(error: unknown): Response {
  const requestId = requestFacts()?.requestId;
  const { code, detail } = describe(error);
  const { status, title } = refusals[code];
  note({ code, cause: reasonOf(error) });
  // The request's own line has the cause; only what nobody foresaw needs its whole story.
  if (code === "internal") log.error({ requestId, err: error }, "request failed");
  const body = { type: `urn:marquee:${code}`, title, status, detail, code, requestId };
  const headers: Record<string, string> = {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
  };
  if (isRefusal(error) && error.retryAfter) headers["Retry-After"] = String(error.retryAfter);
  if (isRefusal(error) && error.challenge) headers["WWW-Authenticate"] = error.challenge;
  return answerText(status, Buffer.from(JSON.stringify(body)), headers);
}

function describe(error: unknown): { code: RefusalCode; detail: string } {
  if (error instanceof ZodError) return { code: "bad_request", detail: firstIssue(error) };
  if (isRefusal(error)) return { code: error.code, detail: error.message };
  return { code: "internal", detail: refusals.internal.message };
}

/** Names the field and what is wrong with it, never the value: it may be somebody's token. */
function firstIssue(error: ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path.join(".");
  return field ? `${field}: ${issue?.message}` : (issue?.message ?? "Invalid input");
}
