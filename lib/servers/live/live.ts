import { findSession } from "@/db/queries";
import { isTokenAlive } from "@/lib/auth/bearer";
import type { Viewer } from "@/lib/auth/session";
import { log } from "@/lib/log/log";
import { type Change, changedSince, onChanges, type Plex } from "@/lib/plex";
import { once } from "@/lib/process/once";
import { outside } from "@/lib/process/outside";
import { createRegister } from "./register";
import { subscribe } from "./subscription";

/** How often it is looked whether somebody is still there, ms. */
const LOOK_MS = 5_000;
/** Open streams of one person; with one more the oldest ends. */
const MOST_STREAMS = 8;

/** Who wants to hear what changes on a server. Whatever it is told, `end` is the last. */
export type Follower = {
  changes(changes: Change[]): void;
  /** Whether Marquee hears the server itself at the moment. */
  live(isLive: boolean): void;
  end(reason: "signed_out" | "displaced" | "stopping"): void;
};

type Stream = { viewer: Viewer; end(reason: Parameters<Follower["end"]>[0]): void };

const isSignedIn = async (sid: string) => (await findSession(sid)) !== null;

/** Whether a stream may go on: its sign-in, and the personal token if one opened it, are good still. */
const mayStay = async ({ sid, userId, token }: Viewer) =>
  (await isSignedIn(sid)) && (token === undefined || (await isTokenAlive(token.id, userId)));

/** One register and one clock per process; both end with it. */
const house = () =>
  once("live", () => {
    const register = createRegister(subscribe);
    const streams = new Set<Stream>();
    const state = { stopping: false };
    const look = async () => {
      for (const one of streams) if (!(await mayStay(one.viewer))) one.end("signed_out");
      await register.tidy(isSignedIn);
    };
    const clock = setInterval(
      () => void look().catch((err: unknown) => log.error({ err }, "Could not look who is still there")),
      LOOK_MS,
    );
    clock.unref();
    const stop = () => {
      state.stopping = true;
      clearInterval(clock);
      // Next waits for answers that are under way before it lets the process end.
      for (const one of streams) one.end("stopping");
      register.endAll();
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    return { register, streams, state };
  });

/**
 * Notes that somebody uses a server: what it says by itself is listened to until 5 min after the last use. Waits,
 * at the first use alone and not for long, until it is, since what is cached from before may be old.
 */
export async function keepFresh(viewer: Viewer, plex: Plex): Promise<void> {
  const { register, state } = outside(house);
  if (!state.stopping) await outside(() => register.use(viewer.sid, plex).subscription.ready);
}

/**
 * Tells what changes on a server for this person, as it happens, until they leave or are signed out. Whoever
 * follows counts as using the server.
 *
 * @param since ms since 1970: when something changed after it, `everything` is told first
 * @returns what ends it
 */
export function follow(
  viewer: Viewer,
  plex: Plex,
  since: number | undefined,
  follower: Follower,
): () => void {
  return outside(() => begin(viewer, plex, since, follower));
}

function begin(viewer: Viewer, plex: Plex, since: number | undefined, follower: Follower) {
  const { userId, sid } = viewer;
  const { register, streams, state } = house();
  const use = register.use(sid, plex);
  const leave = () => {
    stopHearing();
    use.followers.delete(follower.live);
    streams.delete(stream);
    const last = use.sessions.get(sid);
    if (last) last.at = Date.now();
  };
  const stream: Stream = {
    viewer,
    end(reason) {
      leave();
      follower.end(reason);
    },
  };
  const hear = async (changes: Change[]) => {
    const isAllowed = await mayStay(viewer);
    if (!streams.has(stream)) return;
    if (isAllowed) follower.changes(changes);
    else stream.end("signed_out");
  };
  const stopHearing = onChanges(plex, (changes) => void hear(changes));
  use.followers.add(follower.live);
  streams.add(stream);
  const [oldest, ...others] = [...streams].filter((one) => one.viewer.userId === userId);
  if (others.length >= MOST_STREAMS) oldest?.end("displaced");
  follower.live(use.subscription.isOpen());
  if (since !== undefined && changedSince(plex, since))
    follower.changes([{ serverId: plex.serverId, what: "everything" }]);
  if (state.stopping) stream.end("stopping");
  return leave;
}
