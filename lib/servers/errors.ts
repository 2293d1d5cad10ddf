import { SealError } from "@/lib/crypto";

/** Plex's tokens of this sign-in are of no use any more: the person signs in with Plex again. */
export class ReconnectError extends Error {
  override readonly name = "ReconnectError";
  /** As of PlexError: a look at plex.tv is shared by all copies of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "ReconnectError";
  }
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

/** Only a server's owner may do this. */
export class NotOwnedError extends Error {
  override readonly name = "NotOwnedError";
  readonly code = "forbidden";
  constructor() {
    super("Only the owner of this server may do that");
  }
}

/** A server that would take every viewer for its owner, and whose owner hasn't said that this is meant so. */
export class WithoutTokenError extends Error {
  override readonly name = "WithoutTokenError";
  readonly code = "forbidden";
  constructor() {
    super("This server lets anybody in without signing in: its owner must confirm that in Settings first");
  }
}

/**
 * A token on its way out of the database.
 *
 * @throws ReconnectError when it can't be unsealed
 */
export async function requireToken<T>(token: Promise<T>): Promise<T> {
  try {
    return await token;
  } catch (error) {
    throw error instanceof SealError ? new ReconnectError(error) : error;
  }
}
