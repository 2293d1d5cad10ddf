"use server";

import { createPersonalToken, newTokenShape, revokePersonalToken } from "@/lib/auth/personal-tokens";
import { requireUser } from "@/lib/auth/session";
import { isRefusal } from "@/lib/refusal";

/** The new token, which nobody can read again, or that there are too many already. */
export type Created = { token: string } | { problem: "tooMany" };

/**
 * Makes a personal token.
 *
 * @param wishes come from a browser, whatever their type says
 * @throws Refusal `unauthorized`, ZodError
 */
export async function createToken(wishes: unknown): Promise<Created> {
  const viewer = await requireUser();
  const checked = newTokenShape.parse(wishes);
  try {
    return { token: (await createPersonalToken(viewer, checked)).token };
  } catch (error) {
    if (isRefusal(error, "bad_request")) return { problem: "tooMany" };
    throw error;
  }
}

/** Revokes one of the person's tokens; one that is gone already is no failure. */
export async function revokeToken(id: string): Promise<void> {
  const viewer = await requireUser();
  await revokePersonalToken(viewer, String(id)).catch((error: unknown) => {
    if (!isRefusal(error, "not_found")) throw error;
  });
}
