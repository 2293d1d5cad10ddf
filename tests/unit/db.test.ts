import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  bumpTags,
  claimInstallation,
  deleteSession,
  findInstallation,
  findSession,
  insertPersonalToken,
  listPersonalTokens,
  outdateTags,
  personalTokenByHash,
  readSetting,
  setOwnerServers,
  storeDoorOpen,
  tagGenerations,
  writeSetting,
} from "@/db/queries";
import { admit } from "@/lib/auth/access";
import { data, freshDatabase, granted, peek, signIn } from "./database";

freshDatabase();

describe("the file", () => {
  it("is for its owner alone, with its companions", () => {
    const files = readdirSync(data).filter((name) => name.startsWith("marquee.db"));
    expect(files).toContain("marquee.db-wal");
    for (const name of files) expect([name, statSync(join(data, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  it("is in WAL mode and holds no token that can be read", async () => {
    await signIn("1", "browser", [granted("A", true, "server-token-of-A")]);
    const db = peek();
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.close();
    const bytes = ["marquee.db", "marquee.db-wal"]
      .filter((name) => existsSync(join(data, name)))
      .map((name) => readFileSync(join(data, name), "latin1"))
      .join("");
    expect(bytes).toContain("Server A");
    expect(bytes).not.toMatch(/account-token|server-token/);
  });
});

describe("the installation", () => {
  it("belongs to the first, of however many come at once", async () => {
    const everybody = Array.from({ length: 20 }, (_, index) => claimInstallation(`p${index}`, [`s${index}`]));
    const owners = new Set((await Promise.all(everybody)).map((one) => one.ownerId));
    expect(owners.size).toBe(1);
    expect(await findInstallation()).toMatchObject({ ownerId: [...owners][0], open: false });
  });

  it("is marked on its owner's session only", async () => {
    await claimInstallation("1", []);
    expect(await findSession(await signIn("1", "browser"))).toMatchObject({ isOwner: true });
    expect(await findSession(await signIn("2", "browser"))).toMatchObject({ isOwner: false });
  });

  it("lets in who shares one of the owner's servers, and who not only when it is open", async () => {
    await expect(admit("1", [])).rejects.toThrow("no_servers");
    expect(await findInstallation()).toBeNull();
    await admit("1", [granted("A", true), granted("Z", false)]);
    await admit("2", [granted("X", true), granted("A", false)]);
    await expect(admit("3", [granted("X", true)])).rejects.toThrow("not_invited");
    // A server that is only shared with the owner is not the owner's to invite to.
    await expect(admit("4", [granted("Z", true)])).rejects.toThrow("not_invited");
    await storeDoorOpen(true);
    await admit("3", [granted("X", true)]);
    await expect(admit("5", [])).rejects.toThrow("no_servers");
    await storeDoorOpen(false);
    await admit("1", [granted("X", true)]);
    await admit("3", [granted("X", false)]);
    await expect(admit("2", [granted("A", false)])).rejects.toThrow("not_invited");
    await setOwnerServers([]);
    await expect(admit("3", [granted("X", false)])).rejects.toThrow("not_invited");
  });
});

describe("settings", () => {
  it("are kept per person and key, across sign-ins", async () => {
    const sid = await signIn("1", "browser");
    await signIn("2", "browser");
    await writeSetting("1", "quality", { kbps: 8_000 });
    await writeSetting("1", "quality", { kbps: 4_000 });
    await deleteSession(sid);
    await signIn("1", "phone");
    expect(await readSetting("1", "quality")).toEqual({ kbps: 4_000 });
    expect(await readSetting("2", "quality")).toBeUndefined();
    expect(await readSetting("1", "other")).toBeUndefined();
  });
});

describe("tag generations", () => {
  it("are dropped together with what stands for them all, and nobody else's", async () => {
    await bumpTags(["a:b:all", "a:b:heard", "a:b:item:1", "a:b:item:\u{1F3AC}", "a:b2:item:1", "a:c:all"]);
    await outdateTags("a:b:all", "a:b:", ["a:b:heard"]);
    const db = peek();
    const rows = db.prepare("select tag, generation from tag_generations order by tag").raw().all();
    db.close();
    expect(rows).toEqual([
      ["a:b2:item:1", 1],
      ["a:b:all", 2],
      ["a:b:heard", 1],
      ["a:c:all", 1],
    ]);
    await outdateTags("x:y:all", "x:y:", []);
    expect(await tagGenerations(["x:y:all", "a:b:item:1"])).toEqual([1, 0]);
  });

  it("count every bump, in the order asked, and survive in the file", async () => {
    expect(await tagGenerations(["a", "b"])).toEqual([0, 0]);
    await bumpTags(["b"]);
    await bumpTags(["a", "b", "b"]);
    expect(await tagGenerations(["b", "nobody's", "a"])).toEqual([2, 0, 1]);
    expect(await tagGenerations(["a", "a"])).toEqual([1, 1]);
    expect(await tagGenerations([])).toEqual([]);
    await bumpTags([]);
    const db = peek();
    expect(db.prepare("select generation from tag_generations where tag = 'b'").get()).toEqual({
      generation: 2,
    });
    db.close();
  });
});

describe("personal tokens", () => {
  const token = (id: string, userId: string) => ({
    ...{ id, userId, name: `Token ${id}`, scopes: ["read"], prefix: "mq_abcd", hash: `hash-of-${id}` },
    ...{ createdAt: Number(id), expiresAt: null },
  });

  it("are found by their hash, and listed newest first, for their owner alone", async () => {
    for (const user of ["1", "2"]) await signIn(user, "browser");
    for (const id of ["10", "11"]) expect(await insertPersonalToken(token(id, "1"), 5)).toBe(true);
    await insertPersonalToken(token("12", "2"), 5);
    expect((await listPersonalTokens("1")).map((one) => one.id)).toEqual(["11", "10"]);
    expect(await personalTokenByHash("hash-of-12")).toMatchObject({
      id: "12",
      userId: "2",
      scopes: ["read"],
    });
    expect(await personalTokenByHash("hash-of-13")).toBeNull();
    expect(JSON.stringify(await listPersonalTokens("1"))).not.toContain("hash-of");
  });

  it("go with their person, and are no more than allowed", async () => {
    await signIn("1", "browser");
    expect(await insertPersonalToken(token("10", "1"), 1)).toBe(true);
    expect(await insertPersonalToken(token("11", "1"), 1)).toBe(false);
    const db = peek();
    db.pragma("foreign_keys = ON");
    db.exec("delete from users");
    db.close();
    expect(await personalTokenByHash("hash-of-10")).toBeNull();
  });

  it("are looked up by an index", () => {
    const db = peek();
    const [plan] = db.prepare("explain query plan select * from personal_tokens where hash = ?").all("x");
    db.close();
    expect(plan).toMatchObject({ detail: expect.stringContaining("USING INDEX") });
  });
});
