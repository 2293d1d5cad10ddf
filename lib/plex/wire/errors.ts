import { isRefusal, Refusal, type RefusalCode } from "@/lib/refusal";

/** What can go wrong between Marquee and Plex. */
export const plexErrorCodes = [
  "bad_request",
  "unauthorized",
  "forbidden",
  "not_found",
  "rate_limited",
  "unreachable",
  "bad_reply",
  "rejected",
  "unavailable",
  "timeout",
] as const satisfies RefusalCode[];
export type PlexErrorCode = (typeof plexErrorCodes)[number];

type Options = { message?: string; status?: number; retryAfter?: number; cause?: unknown };

/** A failure at Plex: what Marquee itself refuses is no reason to call a server dead, or its token. */
export class PlexError extends Refusal {
  override readonly name = "PlexError";
  declare readonly code: PlexErrorCode;

  constructor(code: PlexErrorCode, { message, ...rest }: Options = {}) {
    super(code, message, rest);
  }
}

/** Whether this is a failure at Plex; where codes are given, with one of them. As `isRefusal`. */
export const isPlexError = <Code extends PlexErrorCode>(
  error: unknown,
  ...codes: Code[]
): error is PlexError & { code: Code } => isRefusal(error, ...codes) && error.name === "PlexError";

/**
 * The code for an HTTP status of Plex (PROTOCOL §2.1, §9.1). Any 4xx not named here means that Plex
 * understood and refused; any other 5xx that it is broken.
 */
export function codeOfStatus(status: number): PlexErrorCode {
  if (status === 401 || status === 498) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return "not_found";
  if (status === 429) return "rate_limited";
  // These two are a gateway's words in front of Plex, not its own.
  if (status === 502) return "unreachable";
  if (status === 504) return "timeout";
  // Not enough bandwidth: Plex understood, and won't (PROTOCOL §6.2).
  if (status === 509) return "rejected";
  if (status === 503) return "unavailable";
  return status < 500 ? "rejected" : "bad_reply";
}
