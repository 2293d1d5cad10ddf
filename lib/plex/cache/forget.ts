import { revalidateTag } from "next/cache";
import { bumpTags, outdateTags, tagGenerations } from "@/db/queries";
import type { Plex } from "../plex";
import { tellForgotten } from "./changes";
import { EVERYTHING, prefixed, type Whose } from "./tags";

/** Makes everything that carries one of these tags unreadable, for this person on this server. */
export async function forget(plex: Whose, ...tags: string[]): Promise<void> {
  const names = prefixed(plex, tags);
  await bumpTags(names);
  for (const name of names) revalidateTag(name, { expire: 0 });
  tellForgotten(plex, tags);
}

/** The same outside of a request, where Next can't be told; it is the generations that count. */
export async function forgetBehind(plex: Plex, tags: string[]): Promise<void> {
  await bumpTags(prefixed(plex, tags));
  tellForgotten(plex, tags);
}

/**
 * Notes that from now on a server's own words say what becomes stale, and forgets everything that was read while
 * nobody listened.
 *
 * @param missedSome whether something may have been said before; the first time ever there is nothing to forget
 */
export async function forgetUnheard(plex: Plex, missedSome: boolean): Promise<void> {
  const heard = prefixed(plex, ["heard"]);
  const [before = 0] = await tagGenerations(heard);
  if (before === 0) await bumpTags(heard);
  if (before === 0 && !missedSome) return;
  // Every item that ever changed would keep its row otherwise.
  const [everything = "", all = ""] = prefixed(plex, [EVERYTHING, ""]);
  await outdateTags(everything, all, heard);
  tellForgotten(plex, [EVERYTHING]);
}
