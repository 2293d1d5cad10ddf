import manifest from "@/package.json";

/** Who asks: one client identifier per browser sign-in (PROTOCOL §1.2), the language of Plex's own labels. */
export type Caller = {
  clientIdentifier: string;
  language?: string;
  /** Shown in Plex's list of devices and in Now Playing, e.g. `Firefox on Linux`. */
  deviceName?: string;
};

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "?").slice(0, 100);

/**
 * The headers that sign every request as Marquee's (PROTOCOL §1.2). The platform is `Generic`: the
 * transcoder answers a bare 400 to platforms it doesn't know, and `Generic` takes the profile that we
 * send instead of a built-in guess (PROTOCOL §6.4, §6.5).
 */
export function identity(caller: Caller, token?: string): Record<string, string> {
  const language = caller.language ?? "en";
  return {
    Accept: "application/json",
    "Accept-Language": language,
    "X-Plex-Product": "Marquee",
    "X-Plex-Version": manifest.version,
    "X-Plex-Client-Identifier": caller.clientIdentifier,
    "X-Plex-Platform": "Generic",
    "X-Plex-Platform-Version": manifest.version,
    "X-Plex-Device": "Web",
    "X-Plex-Device-Name": printable(caller.deviceName ?? "Marquee"),
    "X-Plex-Language": language,
    ...(token ? { "X-Plex-Token": token } : {}),
  };
}

/** Tells Plex for whom Marquee asks: the server's owner sees, and may limit, who is really there. */
export const forwardedFor = (viewerAddress: string | undefined): Record<string, string> =>
  viewerAddress ? { "X-Forwarded-For": viewerAddress } : {};
