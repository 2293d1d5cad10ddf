import { memory } from "@/lib/process/memory";

/** By sign-in: its tokens, unsealed. */
const unsealed = memory<Map<string, string>>("unsealed-tokens", { most: 1_000 });

/**
 * Tokens that were unsealed before, by the sealed text just read from the database and the place it was read
 * from: what was replaced, moved or deleted there is never found here. In memory alone, and only until the
 * sign-in ends or its servers are refreshed.
 */
export const unsealedTokens = {
  /** The token, unsealed with `unseal` when it wasn't yet. `place` is the row's salt and id. Throws what `unseal` throws, and keeps nothing then. */
  async read(sid: string, place: string, sealed: string, unseal: () => Promise<string>): Promise<string> {
    const key = `${place} ${sealed}`;
    const known = unsealed.get(sid)?.get(key);
    if (known !== undefined) return known;
    const token = await unseal();
    const ofSession = unsealed.get(sid) ?? new Map<string, string>();
    unsealed.set(sid, ofSession.set(key, token));
    return token;
  },

  /** Forgets the tokens of a sign-in. */
  drop: (sid: string): void => {
    unsealed.delete(sid);
  },
};
