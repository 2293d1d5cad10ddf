import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { providerList } from "../schemas/provider";

/** The provider that is the server's own libraries; others are Live TV and the like (PROTOCOL §3.3). */
const LIBRARY = "com.plexapp.plugins.library";

/**
 * Where a server says that it keeps a feature, such as `continuewatching` or `promoted`.
 *
 * @returns its path, or undefined for one that the server doesn't name
 * @throws PlexError
 */
export async function featurePath(plex: Plex, type: string): Promise<string | undefined> {
  const features = await read(plex, "capabilities", { asked: { of: "features" } }, async () => {
    const { MediaProvider } = await ask(plex, { path: "/media/providers" }, providerList);
    return MediaProvider.find(({ identifier }) => identifier === LIBRARY)?.Feature ?? [];
  });
  const key = features.find((one) => one.type === type)?.key;
  return key?.startsWith("/") ? key : undefined;
}
