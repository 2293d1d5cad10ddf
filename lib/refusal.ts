/**
 * Every way in which something asked of Marquee can end badly: the HTTP status and title of the answer, and what is
 * said where whoever refuses has no words of their own. Codes are stable: programs may rely on them.
 */
export const refusals = {
  bad_request: { status: 400, title: "Bad request", message: "Plex cannot be asked that" },
  unauthorized: { status: 401, title: "Sign in first", message: "Invalid Plex token" },
  forbidden: { status: 403, title: "Not allowed", message: "Plex does not allow this" },
  not_found: { status: 404, title: "Not found", message: "Resource not found" },
  payload_too_large: { status: 413, title: "Too large", message: "The body is too large" },
  rate_limited: { status: 429, title: "Too many requests", message: "Plex asks to slow down" },
  internal: {
    status: 500,
    title: "Something broke in Marquee",
    message: "The log has the cause under this request's id",
  },
  unreachable: { status: 502, title: "Plex cannot be reached", message: "Plex cannot be reached" },
  bad_reply: {
    status: 502,
    title: "Plex answered something unexpected",
    message: "Plex answered something unexpected",
  },
  rejected: { status: 502, title: "Plex refused", message: "Plex refused the request" },
  unavailable: { status: 503, title: "Plex is not ready", message: "Plex is not ready yet" },
  timeout: { status: 504, title: "Plex took too long", message: "Plex took too long to answer" },
} satisfies Record<string, { status: number; title: string; message: string }>;

export type RefusalCode = keyof typeof refusals;

type Options = {
  cause?: unknown;
  /** The HTTP status of Plex's answer, where there was an answer at all. */
  status?: number;
  /** Seconds until it is worth trying again (`Retry-After`). */
  retryAfter?: number;
  /** For `WWW-Authenticate` (RFC 6750). */
  challenge?: string;
};

const names = ["Refusal", "PlexError"] as const;

/**
 * Something that Marquee, or Plex, doesn't do, with a code from the table. The message is for whoever asked and holds
 * nothing secret: no address, no token, no body of Plex's. What happened in detail is in `cause`, for the log.
 */
export class Refusal extends Error {
  override readonly name: (typeof names)[number] = "Refusal";
  readonly code: RefusalCode;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly challenge: string | undefined;

  constructor(code: RefusalCode, message: string = refusals[code].message, options: Options = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.challenge = options.challenge;
  }
}

/**
 * Whether this is a refusal; where codes are given, with one of them. Pages, routes and Marquee's own work have a copy
 * of the class each, and wait for the same promises (lib/process): it is known by its name, as `instanceof` knows only
 * its own copy.
 */
export const isRefusal = <Code extends RefusalCode>(
  error: unknown,
  ...codes: Code[]
): error is Refusal & { code: Code } =>
  isNamedSo(error) && (codes.length === 0 || codes.some((code) => code === error.code));

const isNamedSo = (error: unknown): error is Refusal =>
  error instanceof Error && names.some((name) => name === error.name);
