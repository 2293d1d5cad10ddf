import { and, eq } from "drizzle-orm";
import { database } from "../client";
import { settings } from "../schema";

/** A person's stored preference as it was written, or undefined. Its shape is for the caller to check. */
export async function readSetting(userId: string, key: string): Promise<unknown> {
  const row = database()
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, key)))
    .get();
  return row?.value;
}

/** Stores a person's preference; `value` is anything that JSON can hold but null. */
export async function writeSetting(userId: string, key: string, value: unknown): Promise<void> {
  database()
    .insert(settings)
    .values({ userId, key, value })
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: { value } })
    .run();
}
