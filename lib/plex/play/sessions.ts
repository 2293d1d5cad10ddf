import { ask } from "../ask/ask";
import { metadata } from "../browse/library";
import type { Plex } from "../plex";
import { type Session, session, sessionList } from "../schemas/session";
import { isPlexError } from "../wire/errors";
import { decode } from "../wire/json";
import { type Playback, playbacksOf } from "./playbacks";

/** Who asks, as they appear in their own rows. */
type Self = { userId: string; title: string; thumb: string };

/**
 * Who plays what on a server now: everybody for its owner; for others what they play themselves, through
 * Marquee (docs/decisions/010). Never cached.
 *
 * @throws PlexError
 */
export async function sessions(plex: Plex, self: Self): Promise<Session[]> {
  if (!plex.server.owned) return ownSessions(plex, self);
  const { Metadata } = await ask(plex, { path: "/status/sessions" }, sessionList);
  return Metadata;
}

async function ownSessions(plex: Plex, self: Self): Promise<Session[]> {
  const rows = await Promise.all(playbacksOf(plex).map((one) => ownSession(plex, self, one)));
  return rows.flatMap((row) => row ?? []);
}

/** In the form in which Plex tells the owner; undefined once the item is gone. */
async function ownSession(plex: Plex, self: Self, playback: Playback): Promise<Session | undefined> {
  const { ratingKey, time, state, sessionId, clientIdentifier, deviceName } = playback;
  try {
    return decode(session, {
      ...(await metadata(plex, ratingKey)),
      viewOffset: time,
      User: { id: self.userId, title: self.title, thumb: self.thumb },
      Player: { machineIdentifier: clientIdentifier, title: deviceName, product: "Marquee", state },
      Session: { id: sessionId },
    });
  } catch (error) {
    if (isPlexError(error, "not_found")) return undefined;
    throw error;
  }
}
