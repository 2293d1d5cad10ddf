import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeEach } from "vitest";
import { database } from "@/db/client";
import { type GrantedResource, recordSignIn } from "@/db/queries";

/** The data folder of one file of tests. */
export const data = mkdtempSync(join(tmpdir(), "marquee-db-"));
process.env["MARQUEE_DATA_DIR"] = data;

/** A second door into the same file, as another process would have it. */
export const peek = () => new Database(join(data, "marquee.db"));

/** A server as plex.tv names it. */
export const granted = (id: string, owned: boolean, accessToken?: string): GrantedResource => ({
  clientIdentifier: id,
  name: `Server ${id}`,
  owned,
  publicAddressMatches: true,
  httpsRequired: false,
  presence: true,
  connections: [],
  accessToken,
});

/** Signs somebody in, in one browser, with these servers. */
export const signIn = (userId: string, browser: string, resources: GrantedResource[] = []) =>
  recordSignIn({
    user: { id: userId, uuid: `u${userId}`, title: `Person ${userId}`, username: "", thumb: "" },
    clientIdentifier: browser,
    deviceName: "Firefox on Linux",
    accountToken: `account-token-of-${userId}-in-${browser}`,
    resources,
  });

/** Each test begins with an empty database; the folder goes with the last one. */
export function freshDatabase(): void {
  beforeEach(() => {
    database();
    const db = peek();
    for (const table of ["users", "installation", "tag_generations"]) db.exec(`delete from ${table}`);
    db.close();
  });
  afterAll(() => rmSync(data, { recursive: true }));
}
