import type { z } from "zod";
import { findInstallation, readSetting, storeDoorOpen, writeSetting } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { Refusal } from "./refusal";

/** Whether people who share none of the owner's servers may sign in too. */
export const isDoorOpen = async (): Promise<boolean> => (await findInstallation())?.open ?? false;

/**
 * Opens the door to everybody with a Plex server, or closes it to those who share one of the
 * owner's. Who is signed in stays.
 *
 * @throws Refusal `forbidden` to everybody but the owner of the installation
 */
export async function setDoorOpen(viewer: Viewer, open: boolean): Promise<void> {
  if (!viewer.isOwner) throw new Refusal("forbidden", "Only the owner of this Marquee may do that");
  await storeDoorOpen(open);
}

/** A person's preference, or `fallback` when there is none or it doesn't have that shape any more. */
export async function preference<T>(
  viewer: Viewer,
  key: string,
  shape: z.ZodType<T>,
  fallback: T,
): Promise<T> {
  const stored = shape.safeParse(await readSetting(viewer.userId, key));
  return stored.success ? stored.data : fallback;
}

/** Stores a person's preference: on all their devices, across sign-ins. `value` must be JSON, not null. */
export const setPreference = (viewer: Viewer, key: string, value: NonNullable<unknown>): Promise<void> =>
  writeSetting(viewer.userId, key, value);
