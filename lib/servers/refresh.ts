import { accountToken, findServers, replaceServers, type ServerRow, setOwnerServers } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { log } from "@/lib/log/log";
import { isPlexError, resources, resourcesSeconds } from "@/lib/plex";
import { memory } from "@/lib/process/memory";
import { reconnect, requireToken } from "./errors";

/** While plex.tv fails, the stored servers are used for this long before it is asked again. */
const RETRY_MS = 30_000;
/** An answer is good for whatever else the same page wants. */
const SETTLED_MS = 10_000;

/** The stored servers, after asking plex.tv if they are older than 300 s. */
export async function freshRows(viewer: Viewer): Promise<ServerRow[]> {
  if (Date.now() - viewer.resourcesAt >= resourcesSeconds * 1000) await refreshServers(viewer);
  return findServers(viewer.sid);
}

/** A question to plex.tv. As long as it is remembered nobody asks another one for this sign-in. */
type Refresh = { done: Promise<void>; isOver: boolean; failure?: Error };
const refreshes = memory<Refresh>("server-refreshes", { most: 10_000 });

/**
 * Asks plex.tv for the person's servers and stores them. Requests that come at once share one question; if
 * plex.tv is down, what is stored stays and is good enough.
 *
 * @throws Refusal `unauthorized` when plex.tv doesn't know the person's token any more
 */
export function refreshServers(viewer: Viewer): Promise<void> {
  return (refreshes.get(viewer.sid) ?? begin(viewer)).done;
}

/**
 * Asks plex.tv now, however fresh what is stored may be, and tells when it doesn't answer. A question that is
 * under way already is good enough.
 *
 * @throws PlexError plex.tv's failure, Refusal as `refreshServers`
 */
export async function refreshNow(viewer: Viewer): Promise<void> {
  const known = refreshes.get(viewer.sid);
  const refresh = known && !known.isOver ? known : begin(viewer);
  await refresh.done;
  if (refresh.failure) throw refresh.failure;
}

function begin(viewer: Viewer): Refresh {
  const refresh: Refresh = { done: Promise.resolve(), isOver: false };
  refreshes.set(viewer.sid, refresh);
  const rest = (ttl: number) => {
    refresh.isOver = true;
    refreshes.set(viewer.sid, refresh, { ttl });
  };
  refresh.done = fetchServers(viewer)
    .then(() => rest(SETTLED_MS))
    .catch((error: unknown) => {
      if (!isPlexError(error)) {
        refreshes.delete(viewer.sid);
        throw error;
      }
      // Only a dead token ends a sign-in; every other failure of plex.tv passes (PROTOCOL §2.1). It stays dead,
      // so plex.tv isn't asked about it by every request of a page.
      if (error.code === "unauthorized") {
        rest(SETTLED_MS);
        throw reconnect(error);
      }
      rest(RETRY_MS);
      refresh.failure = error;
      log.warn({ err: error, userId: viewer.userId }, "plex.tv did not answer: the stored servers are used");
    });
  return refresh;
}

async function fetchServers(viewer: Viewer): Promise<void> {
  const token = await requireToken(accountToken(viewer.sid));
  if (!token) return;
  const { clientIdentifier, deviceName, isOwner, sid } = viewer;
  const found = await resources({ clientIdentifier, deviceName, token });
  await replaceServers(sid, found);
  if (isOwner) await setOwnerServers(found.filter((one) => one.owned).map((one) => one.clientIdentifier));
}
