import { findServer, type ServerRow, setCurrentServer as storeCurrentServer } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { Refusal } from "@/lib/refusal";

/** The server that is meant when none is named: the chosen one, else the first owned one, else the first. */
export const currentServer = (rows: ServerRow[], viewer: Viewer): ServerRow | undefined =>
  rows.find((row) => row.id === viewer.currentServerId) ?? rows.find((row) => row.owned) ?? rows[0];

/**
 * The server that is meant.
 *
 * @throws Refusal `not_found` when the person has none, or none by this id
 */
export function chooseServer(rows: ServerRow[], viewer: Viewer, serverId: string | undefined): ServerRow {
  const current = currentServer(rows, viewer);
  if (!current) throw new Refusal("not_found", "No Plex servers configured");
  const chosen = serverId === undefined ? current : rows.find((row) => row.id === serverId);
  if (!chosen) throw new Refusal("not_found");
  return chosen;
}

/**
 * Makes one of the person's servers the current one, for this sign-in.
 *
 * @throws Refusal `not_found` when it isn't theirs
 */
export async function setCurrentServer(viewer: Viewer, serverId: string): Promise<void> {
  if (!(await findServer(viewer.sid, serverId))) throw new Refusal("not_found");
  await storeCurrentServer(viewer.sid, serverId);
}
