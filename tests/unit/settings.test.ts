import { describe, expect, it } from "vitest";
import { z } from "zod";
import { claimInstallation, findSession } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { isDoorOpen, preference, setDoorOpen, setPreference } from "@/lib/settings";
import { freshDatabase, signIn } from "./database";

freshDatabase();

/** Somebody who signed in. */
async function viewer(userId: string): Promise<Viewer> {
  const session = await findSession(await signIn(userId, "browser"));
  if (!session) throw new Error("no such session");
  return { ...session, sid: session.id };
}

describe("settings", () => {
  it("lets only the owner open the installation", async () => {
    await claimInstallation("owner", []);
    const [owner, friend] = [await viewer("owner"), await viewer("friend")];
    await expect(setDoorOpen(friend, true)).rejects.toMatchObject({ code: "forbidden" });
    expect(await isDoorOpen()).toBe(false);
    await setDoorOpen(owner, true);
    expect(await isDoorOpen()).toBe(true);
  });

  it("gives the fallback for a preference that is missing or has another shape", async () => {
    const friend = await viewer("10");
    expect(await preference(friend, "kbps", z.number(), 8_000)).toBe(8_000);
    await setPreference(friend, "kbps", 4_000);
    expect(await preference(friend, "kbps", z.number(), 8_000)).toBe(4_000);
    expect(await preference(friend, "kbps", z.string(), "none")).toBe("none");
  });
});
