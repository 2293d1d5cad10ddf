import { memory } from "@/lib/process/memory";
import type { Plex } from "../plex";

/*
 * Agents and NFO files name pictures anywhere (PROTOCOL §7.1). A server fetches for a person what it named itself in an
 * answer to that person, and nothing else: otherwise anybody could have it fetch whatever they like.
 */

type Whose = Pick<Plex, "userId" | "serverId">;

/** Faces of about a thousand films; after more, or after a restart, reading an item names its pictures again. */
const named = memory<true>("named-pictures", { most: 50_000 });

const keyOf = ({ userId, serverId }: Whose, address: string) => JSON.stringify([userId, serverId, address]);

/** Where pictures stand in Plex's answers; `url` is an `Image`'s. */
const PICTURE = /^(thumb|art|url|banner|composite|clearLogo|squareArt|(grand)?parent(Thumb|Art))$/;
const ABSOLUTE = /^https?:\/\/[^\s/]/i;
/** Answers nest no deeper than lists of hubs of items of tags. */
const DEEPEST = 8;

/** Notes the pictures elsewhere that an answer names. */
export function noteNamedPictures(whose: Whose, answer: unknown, depth = 0): void {
  if (typeof answer !== "object" || answer === null || depth > DEEPEST) return;
  for (const [field, value] of Object.entries(answer)) {
    if (typeof value === "object") noteNamedPictures(whose, value, depth + 1);
    else if (typeof value === "string" && PICTURE.test(field) && ABSOLUTE.test(value))
      named.set(keyOf(whose, value), true);
  }
}

/** Whether this server named this very picture to this person. */
export const isNamedPicture = (whose: Whose, address: string): boolean =>
  named.get(keyOf(whose, address)) === true;
