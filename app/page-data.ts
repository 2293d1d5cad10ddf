import "server-only";
import { redirect, unstable_rethrow } from "next/navigation";
import { cache } from "react";
import { currentUser } from "@/lib/auth/session";
import { libraries, metadata } from "@/lib/plex";
import { isRefusal } from "@/lib/refusal";
import { plexFor, prepare, serversOf } from "@/lib/servers";

/*
 * What the pages share within one request. React's `cache` makes the shell, the page and its metadata ask
 * once, however many of them want to know.
 */

/** Who is signed in, or null. */
export const viewerOrNull = cache(currentUser);

/**
 * Who is signed in; somebody who isn't goes to the sign-in page and comes back.
 *
 * @param here the address of the page that asks
 */
export async function viewerOf(here: string) {
  const viewer = await viewerOrNull();
  if (viewer) return viewer;
  redirect(here === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to: here })}`);
}

/** What Plex said, or the code of the reason why it didn't. */
type Answer<T> = { ok: true; value: T } | { ok: false; code: string };

/**
 * Turns a failure at Plex into something a page can show words for. An access that Plex took back leads to
 * the sign-in page; what Marquee didn't foresee goes on to the error page.
 */
export async function answerOf<T>(asking: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await asking };
  } catch (error) {
    unstable_rethrow(error);
    if (!isRefusal(error)) throw error;
    if (error.code === "unauthorized") redirect("/sign-in?error=reconnect");
    return { ok: false, code: error.code };
  }
}

/** The server that an address names, or without one the person's current server. */
export const serverOf = cache(async (serverId?: string) => {
  const viewer = await viewerOrNull();
  if (!viewer) redirect("/sign-in");
  return prepare(await plexFor(viewer, serverId));
});

/** Films and shows: the libraries that Marquee can show. */
export const videoLibraries = cache(async (serverId?: string) => {
  const all = await libraries(await serverOf(serverId));
  return all.filter(({ type }) => type === "movie" || type === "show");
});

/** The servers to choose from: names, no addresses. */
export const serverChoices = cache(async () => {
  const viewer = await viewerOrNull();
  return viewer ? serversOf(viewer) : [];
});

/** An item with what its page shows. */
export const itemOf = cache(async (serverId: string, ratingKey: string) =>
  metadata(await serverOf(serverId), ratingKey, { includeExtras: true }),
);
