import type { Plex } from "@/lib/plex";
import type { Subscription } from "./subscription";

/** A server is listened to for this many ms after its last use; with the check's own interval, less than 5 min. */
const IDLE_MS = 285_000;
/** At most this many lines at once: each holds a connection. */
const MOST = 500;

/** One person on one server: the sign-ins they use it with, and who follows its changes. */
type Use = {
  /** By session id: the value to ask with, and when it was used last, ms since 1970. */
  sessions: Map<string, { plex: Plex; at: number }>;
  /** Called when the line opens or breaks; while one is here the server counts as in use. */
  followers: Set<(isOpen: boolean) => void>;
  subscription: Subscription;
  /** The sign-in whose token the line was opened with. */
  by: string;
};

type Listening = (plex: () => Plex, told: (isOpen: boolean) => void) => Subscription;

/**
 * Keeps which servers are listened to and for whom: one line for each person on each server in use.
 *
 * @param listen opens a line
 * @param now ms since 1970
 */
export function createRegister(listen: Listening, now: () => number = Date.now, most = MOST) {
  const uses = new Map<string, Use>();

  /** Notes that a sign-in uses a server, and begins to listen there. */
  function use(sid: string, plex: Plex): Use {
    const name = `${plex.userId} ${plex.serverId}`;
    const known = uses.get(name);
    if (known) {
      known.sessions.set(sid, { plex, at: now() });
      return known;
    }
    if (uses.size >= most) endLeastUsed();
    const sessions = new Map([[sid, { plex, at: now() }]]);
    const followers: Use["followers"] = new Set();
    const fresh = { sessions, followers, by: sid, subscription: open(sessions, followers, sid, plex) };
    uses.set(name, fresh);
    return fresh;
  }

  const open = (sessions: Use["sessions"], followers: Use["followers"], sid: string, first: Plex) => {
    let last = first;
    // A later use brings the token that was renewed in the meantime.
    const plex = () => (last = sessions.get(sid)?.plex ?? last);
    return listen(plex, (isOpen) => {
      for (const tell of followers) tell(isOpen);
    });
  };

  const lastUse = ({ sessions, followers }: Use) =>
    followers.size > 0 ? now() : Math.max(...[...sessions.values()].map((one) => one.at));

  function endLeastUsed() {
    const [oldest] = [...uses].toSorted(([, a], [, b]) => lastUse(a) - lastUse(b));
    if (oldest) end(...oldest);
  }

  function end(name: string, { subscription, followers }: Use) {
    uses.delete(name);
    subscription.end();
    for (const tell of followers) tell(false);
  }

  /**
   * Ends lines that nobody uses any more, or that only ended sign-ins used. A line that was opened with the token of an
   * ended sign-in is opened again with the token of another one.
   */
  async function tidy(isSignedIn: (sid: string) => Promise<boolean>): Promise<void> {
    for (const [name, one] of uses) {
      for (const sid of one.sessions.keys()) if (!(await isSignedIn(sid))) one.sessions.delete(sid);
      // It was ended meanwhile, to make room for another one.
      if (uses.get(name) !== one) continue;
      const [another] = one.sessions;
      if (!another || now() - lastUse(one) >= IDLE_MS) end(name, one);
      else if (!one.sessions.has(one.by)) {
        one.subscription.end();
        one.by = another[0];
        one.subscription = open(one.sessions, one.followers, one.by, another[1].plex);
      }
    }
  }

  const endAll = () => {
    for (const [name, one] of uses) end(name, one);
  };

  return { use, tidy, endAll };
}
