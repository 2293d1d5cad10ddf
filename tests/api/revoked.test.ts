import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { emptyWorld } from "../support/fixtures.ts";

const it = emptyWorld();

it("refuses a session at once that another process deleted", async ({ world }) => {
  const owner = await world.signIn("demo-owner");
  const friend = await world.signIn("demo-friend");
  for (const one of [owner, friend, owner, friend]) {
    expect((await one.get("/api/plex/libraries")).status).toBe(200);
  }
  const other = new Database(join(world.dataDir, "marquee.db"));
  other.pragma("foreign_keys = ON");
  const isFriend = "user_id = (SELECT id FROM users WHERE title = 'Demo Friend')";
  const { changes } = other.prepare(`DELETE FROM sessions WHERE ${isFriend}`).run();
  expect(changes).toBe(1);
  expect((await friend.get("/api/plex/libraries")).status).toBe(401);
  expect((await owner.get("/api/plex/libraries")).status).toBe(200);
  other.close();
});
