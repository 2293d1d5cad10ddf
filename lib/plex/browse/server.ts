import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Capabilities, capabilities, identityReply } from "../schemas/server";

/** What a server can do (PROTOCOL §3.2). A wrong token shows here: `/identity` doesn't look at it. */
export function readCapabilities(plex: Plex): Promise<Capabilities> {
  return read(plex, "capabilities", {}, () => ask(plex, { path: "/" }, capabilities));
}

/**
 * Asks a server whether it is there, past every cache.
 *
 * @returns its version, and the round trip in ms
 * @throws PlexError `unreachable`, `timeout`, `unavailable` while it starts
 */
export async function ping(plex: Plex): Promise<{ version: string | undefined; latencyMs: number }> {
  const started = performance.now();
  const { version } = await ask(plex, { path: "/identity" }, identityReply);
  return { version, latencyMs: Math.round(performance.now() - started) };
}
