"use server";

import { redirect } from "next/navigation";
import { requireUser, signOut } from "@/lib/auth/session";
import { confirmServer } from "@/lib/servers";
import { setDoorOpen as openDoor } from "@/lib/settings";

/** Ends this sign-in, here and at Plex. */
export async function signOutHere(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}

/**
 * Lets everybody with a Plex account in, or only those who share a server with the owner.
 *
 * @param open comes from a browser, whatever its type says
 * @throws Refusal `forbidden`
 */
export async function setDoorOpen(open: boolean): Promise<void> {
  await openDoor(await requireUser(), open === true);
}

/**
 * Takes the owner's word that their server may answer without a token.
 *
 * @param id comes from a browser, whatever its type says
 * @throws Refusal `not_found`, `forbidden`
 */
export async function confirmServerHere(id: string): Promise<void> {
  await confirmServer(await requireUser(), String(id));
}
