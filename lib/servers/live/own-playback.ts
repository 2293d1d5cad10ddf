import { isOurClient } from "@/db/queries";
import { findOwnersPlaybacks, isPlexError, type PlayingEvent, type Plex } from "@/lib/plex";
import { createMemory } from "@/lib/process/memory";

/** So many players are remembered; more don't play at once. */
const MOST = 500;

/**
 * Tells whether a player is this person's own and none of Marquee's: those are forgotten by the very request that
 * reports, which knows more.
 *
 * A server tells its owner of everybody's players, and everybody else of their own alone (PROTOCOL §8.1). The
 * message doesn't say whose it is, so for the owner the list of what plays is looked at once per playback. Whose
 * can't be found out counts as own: asking Plex once too often does no harm.
 *
 * @param plex gives the value to ask with
 */
export function createPlaybackJudge(plex: () => Plex): (event: PlayingEvent) => Promise<boolean> {
  const known = createMemory<Promise<boolean>>({ most: MOST });
  return (event) => {
    const name = `${event.sessionKey} ${event.clientIdentifier}`;
    const verdict = known.get(name) ?? judge(plex(), event);
    known.set(name, verdict);
    if (event.state === "stopped") known.delete(name);
    return verdict;
  };
}

async function judge(plex: Plex, { sessionKey, clientIdentifier }: PlayingEvent): Promise<boolean> {
  if (await isOurClient(clientIdentifier)) return false;
  if (!plex.server.owned) return true;
  try {
    return (await findOwnersPlaybacks(plex)).get(sessionKey) ?? true;
  } catch (error) {
    if (isPlexError(error)) return true;
    throw error;
  }
}
