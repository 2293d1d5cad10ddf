import { SealError } from "@/lib/crypto";
import { Refusal } from "@/lib/refusal";

/** Plex's tokens of this sign-in are of no use any more: the person signs in with Plex again. */
export const reconnect = (cause?: unknown): Refusal =>
  new Refusal("unauthorized", "Sign in with Plex again", { cause });

/**
 * A token on its way out of the database.
 *
 * @throws Refusal `unauthorized` when it can't be unsealed
 */
export async function requireToken<T>(token: Promise<T>): Promise<T> {
  try {
    return await token;
  } catch (error) {
    throw error instanceof SealError ? reconnect(error) : error;
  }
}
