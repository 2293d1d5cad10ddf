import { trustedProxies } from "@/lib/trusted";
import { bareHost } from "../address/bare-host";
import { connect } from "../address/connect";
import type { Address } from "../address/probe";
import type { Plex } from "../plex";

/** Which of the server's limits apply: at home, elsewhere, on a mobile network (PROTOCOL §6.4). */
export type Location = "lan" | "wan" | "cellular";

const isPrivate = trustedProxies("private");

/**
 * Where the viewer really is: at home only if they are near Marquee and Marquee is near the server, since the
 * bytes go both ways.
 *
 * @param claimed what the caller says: that they are farther away is believed, that they are nearer is not
 * @throws PlexError when the server has no address that answers
 */
export async function locationOf(plex: Plex, claimed?: Location): Promise<Location> {
  if (claimed === "cellular" || claimed === "wan") return claimed;
  if (!isPrivate(plex.viewerAddress ?? "")) return "wan";
  return isNear(await connect(plex.server)) ? "lan" : "wan";
}

/** Also when an address isn't called local, as one set by hand: a private one that answers as the server is near. */
const isNear = ({ uri, local, relay }: Address) =>
  !relay && (local || isPrivate(bareHost(new URL(uri).hostname)));
