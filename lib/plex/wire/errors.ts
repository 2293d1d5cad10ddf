/** What can go wrong between Marquee and Plex. `lib/api/errors.ts` gives each code its HTTP status. */
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
] as const;
export type PlexErrorCode = (typeof plexErrorCodes)[number];

const messages: Record<PlexErrorCode, string> = {
  bad_request: "Plex cannot be asked that",
  unauthorized: "Invalid Plex token",
  forbidden: "Plex does not allow this",
  not_found: "Resource not found",
  rate_limited: "Plex asks to slow down",
  unreachable: "Plex cannot be reached",
  bad_reply: "Plex answered something unexpected",
  rejected: "Plex refused the request",
  unavailable: "Plex is not ready yet",
  timeout: "Plex took too long to answer",
};

/**
 * A failure at Plex with a stable code. The message is for people and never holds an address, a token or
 * Plex's own body; what happened in detail is in `cause`, for the log.
 */
export class PlexError extends Error {
  override readonly name = "PlexError";
  /**
   * Pages, routes and Marquee's own work have a copy of this class each, and wait for the same races and fills
   * (lib/process): what one of them threw is a PlexError to all.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "PlexError";
  }
  readonly code: PlexErrorCode;
  /** Plex's HTTP status, where there was an answer at all. */
  readonly status: number | undefined;
  /** Seconds that Plex asked to wait (`Retry-After`), on `rate_limited`. */
  readonly retryAfter: number | undefined;

  constructor(
    code: PlexErrorCode,
    options: { message?: string; status?: number; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(options.message ?? messages[code], { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

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
