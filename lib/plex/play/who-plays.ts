import { z } from "zod";
import { ask } from "../ask/ask";
import type { Plex } from "../plex";
import { id, list } from "../schemas/scalars";

const playbacks = z.looseObject({
  Metadata: list(z.looseObject({ sessionKey: id, User: z.looseObject({ id }) })),
});

/** On their own server everybody's owner is the first user, whatever their id at plex.tv (PROTOCOL §8.3). */
const OWNER = "1";

/**
 * Which of the playbacks that run now are the server's owner's own; only the owner may ask.
 *
 * @returns by `sessionKey`; one that isn't there doesn't run
 */
export async function findOwnersPlaybacks(plex: Plex): Promise<Map<string, boolean>> {
  const { Metadata } = await ask(plex, { path: "/status/sessions" }, playbacks);
  return new Map(Metadata.map(({ sessionKey, User }) => [sessionKey, User.id === OWNER]));
}
