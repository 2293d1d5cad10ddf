"use server";

import { redirect } from "next/navigation";
import { requireUser, signOut } from "@/lib/auth/session";
import { setOpen } from "@/lib/settings";

/** Ends this sign-in, here and at Plex. */
export async function signOutHere(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}

/**
 * Lets everybody with a Plex account in, or only those who share a server with the owner.
 *
 * @param open comes from a browser, whatever its type says
 * @throws OwnerOnlyError
 */
export async function setDoorOpen(open: boolean): Promise<void> {
  await setOpen(await requireUser(), open === true);
}
