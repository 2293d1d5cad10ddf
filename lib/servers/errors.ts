import { SealError } from "@/lib/crypto";

/** Plex's tokens of this sign-in are of no use any more: the person signs in with Plex again. */
export class ReconnectError extends Error {
  override readonly name = "ReconnectError";
  readonly code = "unauthorized";
  constructor(cause?: unknown) {
    super("Sign in with Plex again", { cause });
  }
}

/** The person asked for a server that isn't theirs ("Resource not found"), or has none at all. */
export class NoServerError extends Error {
  override readonly name = "NoServerError";
  readonly code = "not_found";
}

/** Only who owns the server, or this Marquee, may say where the server is. */
export class ForeignServerError extends Error {
  override readonly name = "ForeignServerError";
  readonly code = "forbidden";
  constructor() {
    super("Only the owner of this server or of this Marquee may set its address");
  }
}

/**
 * A token on its way out of the database.
 *
 * @throws ReconnectError when it doesn't open
 */
export async function opened<T>(token: Promise<T>): Promise<T> {
  try {
    return await token;
  } catch (error) {
    throw error instanceof SealError ? new ReconnectError(error) : error;
  }
}
