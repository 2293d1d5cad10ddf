import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import {
  accountToken,
  bumpTags,
  claimInstallation,
  deleteManualAddress,
  deleteSession,
  deleteSessionsUnseenSince,
  findInstallation,
  findServer,
  findServers,
  findSession,
  type GrantedResource,
  insertPersonalToken,
  latestSession,
  listPersonalTokens,
  outdateTags,
  personalTokenByHash,
  readSetting,
  recordSignIn,
  rememberUri,
  replaceServers,
  serverToken,
  setCurrentServer,
  setManualAddress,
  setOpen,
  setOwnerServers,
  tagGenerations,
  touchSession,
  writeSetting,
} from "@/db/queries";
import { openedTokens } from "@/db/queries/opened-tokens";
import { admit } from "@/lib/auth/access";
import { SealError } from "@/lib/crypto";

const data = mkdtempSync(join(tmpdir(), "marquee-db-"));
process.env["MARQUEE_DATA_DIR"] = data;
// A second door into the same file, as another process would have it.
const peek = () => new Database(join(data, "marquee.db"));

const granted = (id: string, owned: boolean, accessToken?: string): GrantedResource => ({
  clientIdentifier: id,
  name: `Server ${id}`,
  owned,
  publicAddressMatches: true,
  httpsRequired: false,
  presence: true,
  connections: [],
  accessToken,
});

const person = (id: string) => ({ id, uuid: `u${id}`, title: `Person ${id}`, username: "", thumb: "" });

const signIn = (userId: string, browser: string, resources: GrantedResource[] = []) =>
  recordSignIn({
    user: person(userId),
    clientIdentifier: browser,
    deviceName: "Firefox on Linux",
    accountToken: `account-token-of-${userId}-in-${browser}`,
    resources,
  });

beforeEach(() => {
  database();
  const db = peek();
  for (const table of ["users", "installation", "tag_generations"]) db.exec(`delete from ${table}`);
  db.close();
});
afterAll(() => rmSync(data, { recursive: true }));

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

describe("a sign-in", () => {
  it("can be found with its person, its servers and their tokens", async () => {
    const sid = await signIn("1", "browser", [granted("B", false), granted("A", true, "server-token-of-A")]);
    expect(await findSession(sid)).toMatchObject({
      id: sid,
      userId: "1",
      title: "Person 1",
      clientIdentifier: "browser",
      currentServerId: null,
      isOwner: false,
    });
    expect(await accountToken(sid)).toBe("account-token-of-1-in-browser");
    expect((await findServers(sid)).map((row) => row.id)).toEqual(["B", "A"]);
    expect(await serverToken(sid, "A")).toBe("server-token-of-A");
    expect(await serverToken(sid, "B")).toBeNull();
    expect(JSON.stringify([await findSession(sid), await findServers(sid)])).not.toMatch(
      /token|sealed|v1\./i,
    );
  });

  it("replaces the earlier one of the same person in the same browser, and no other", async () => {
    const first = await signIn("1", "browser");
    const elsewhere = await signIn("1", "phone");
    const other = await signIn("2", "browser");
    const second = await signIn("1", "browser");
    expect(await findSession(first)).toBeNull();
    for (const sid of [elsewhere, other, second]) expect(await findSession(sid)).not.toBeNull();
  });

  it("is gone with all its tokens after signing out", async () => {
    const sid = await signIn("1", "browser", [granted("A", true, "t")]);
    const stays = await signIn("1", "phone", [granted("A", true, "t")]);
    await deleteSession(sid);
    expect(await findSession(sid)).toBeNull();
    expect(await accountToken(sid)).toBeNull();
    expect(await serverToken(sid, "A")).toBeNull();
    expect(await serverToken(stays, "A")).toBe("t");
    const db = peek();
    expect(db.prepare("select count(*) as count from servers").get()).toEqual({ count: 1 });
    db.close();
  });

  it("lends its tokens to scripts while it is the latest: the last seen, of those the newest", async () => {
    const [first, second] = [await signIn("1", "first"), await signIn("1", "second")];
    const other = await signIn("2", "other");
    const at = async (since: number) => (await latestSession("1", since))?.id;
    for (const sid of [first, second]) await touchSession(sid, "1", 5_000);
    await touchSession(other, "2", 9_000);
    const db = peek();
    db.prepare("update sessions set created_at = ? where id = ?").run(1_000, first);
    db.prepare("update sessions set created_at = ? where id = ?").run(2_000, second);
    db.close();
    expect(await at(0)).toBe(second);
    await touchSession(first, "1", 6_000);
    expect(await at(0)).toBe(first);
    expect(await at(6_000)).toBeUndefined();
    await deleteSession(first);
    expect(await at(0)).toBe(second);
  });

  it("is forgotten when nobody used it for long", async () => {
    const [old, recent] = [await signIn("1", "old"), await signIn("1", "recent")];
    await touchSession(old, "1", 1_000);
    await deleteSessionsUnseenSince(2_000);
    expect(await findSession(old)).toBeNull();
    expect(await findSession(recent)).not.toBeNull();
  });

  it("remembers its current server", async () => {
    const sid = await signIn("1", "browser", [granted("A", true)]);
    await setCurrentServer(sid, "A");
    expect(await findSession(sid)).toMatchObject({ currentServerId: "A" });
  });
});

describe("a sealed token", () => {
  it("does not open in another row, column or for another person", async () => {
    const one = await signIn("1", "browser", [granted("A", true, "a"), granted("B", true, "b")]);
    const two = await signIn("2", "browser", [granted("A", false, "c")]);
    const db = peek();
    const { sealed } = db
      .prepare("select sealed_access_token as sealed from servers where session_id = ? and id = 'A'")
      .get(one) as { sealed: string };
    db.prepare("update servers set sealed_access_token = ? where id = 'B' or session_id = ?").run(
      sealed,
      two,
    );
    db.prepare("update sessions set sealed_account_token = ?").run(sealed);
    db.close();
    expect(await serverToken(one, "A")).toBe("a");
    await expect(serverToken(one, "B")).rejects.toThrow(SealError);
    await expect(serverToken(two, "A")).rejects.toThrow(SealError);
    await expect(accountToken(one)).rejects.toThrow(SealError);
  });

  it("that was opened before is what the database says, at every reading", async () => {
    const sid = await signIn("1", "browser", [granted("A", true, "a"), granted("B", true, "b")]);
    expect(await serverToken(sid, "A")).toBe("a");
    await replaceServers(sid, [granted("A", true, "a2"), granted("B", true, "b")]);
    expect(await serverToken(sid, "A")).toBe("a2");
    expect(await serverToken(sid, "B")).toBe("b");
    const db = peek();
    db.prepare(
      "update servers set sealed_access_token = 'v1.AAAA' || substr(sealed_access_token, 8) where id = 'A'",
    ).run();
    db.prepare("delete from servers where id = 'B'").run();
    db.close();
    await expect(serverToken(sid, "A")).rejects.toThrow(SealError);
    expect(await serverToken(sid, "B")).toBeNull();
  });

  it("is kept open no longer than its sign-in", async () => {
    const open = () => Promise.resolve("opened anew");
    const kept = (sid: string) => openedTokens.read(sid, "place", "sealed", open);
    const endings = [deleteSession, (sid: string) => replaceServers(sid, []), () => signIn("1", "browser")];
    for (const end of endings) {
      const sid = await signIn("1", "browser");
      await openedTokens.read(sid, "place", "sealed", () => Promise.resolve("first"));
      expect(await kept(sid)).toBe("first");
      await end(sid);
      expect(await kept(sid)).toBe("opened anew");
    }
  });
});

describe("replaceServers", () => {
  it("brings new ones, drops lost ones, renews tokens and keeps remembered addresses", async () => {
    const sid = await signIn("1", "browser", [granted("A", true, "a1"), granted("B", false, "b1")]);
    await rememberUri(sid, "A", "http://192.0.2.1:32400");
    await replaceServers(sid, [granted("C", false, "c1"), { ...granted("A", true, "a2"), name: "Renamed" }]);
    expect(await findServers(sid)).toMatchObject([
      { id: "C", preferredUri: null },
      { id: "A", preferredUri: "http://192.0.2.1:32400", resource: { name: "Renamed" } },
    ]);
    expect(await findServer(sid, "B")).toBeNull();
    expect(await serverToken(sid, "A")).toBe("a2");
    await replaceServers(sid, []);
    expect(await findServers(sid)).toEqual([]);
  });

  it("does not bring a signed-out session back", async () => {
    const sid = await signIn("1", "browser", [granted("A", true, "a")]);
    const replacing = replaceServers(sid, [granted("A", true, "a")]);
    await deleteSession(sid);
    await replacing;
    expect(await findServers(sid)).toEqual([]);
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
    await setOpen(true);
    await admit("3", [granted("X", true)]);
    await expect(admit("5", [])).rejects.toThrow("no_servers");
    await setOpen(false);
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

describe("addresses given by hand", () => {
  const uris = async (sid: string) => (await findServers(sid)).map((row) => [row.id, row.manualUri]);

  it("are kept per person and server, across sign-ins and looks at plex.tv", async () => {
    const servers = [granted("A", true, "a"), granted("B", false, "b")];
    const [mine, theirs] = [await signIn("1", "browser", servers), await signIn("2", "browser", servers)];
    await setManualAddress("1", "A", "http://192.0.2.1:1");
    await setManualAddress("1", "A", "http://192.0.2.7:32400");
    await replaceServers(mine, servers);
    const kept = [
      ["A", "http://192.0.2.7:32400"],
      ["B", null],
    ];
    expect(await uris(mine)).toEqual(kept);
    expect(await findServer(mine, "A")).toMatchObject({ manualUri: "http://192.0.2.7:32400" });
    await deleteSession(mine);
    expect(await uris(await signIn("1", "phone", servers))).toEqual(kept);
    expect((await uris(theirs)).map(([, uri]) => uri)).toEqual([null, null]);
  });

  it("go when they are deleted, and nobody else's with them", async () => {
    const servers = [granted("A", true, "a")];
    const [mine, theirs] = [await signIn("1", "browser", servers), await signIn("2", "browser", servers)];
    for (const userId of ["1", "2"]) await setManualAddress(userId, "A", "http://192.0.2.7:32400");
    await deleteManualAddress("1", "A");
    await deleteManualAddress("1", "unknown");
    expect(await uris(mine)).toEqual([["A", null]]);
    expect(await uris(theirs)).toEqual([["A", "http://192.0.2.7:32400"]]);
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
