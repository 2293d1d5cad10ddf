import { describe, expect, it } from "vitest";
import {
  accountToken,
  deleteManualAddress,
  deleteSession,
  deleteSessionsUnseenSince,
  findServer,
  findServers,
  findSession,
  latestSession,
  rememberUri,
  replaceServers,
  serverToken,
  setCurrentServer,
  setManualAddress,
  touchSession,
} from "@/db/queries";
import { unsealedTokens } from "@/db/queries/unsealed-tokens";
import { SealError } from "@/lib/crypto";
import { freshDatabase, granted, peek, signIn } from "./database";

freshDatabase();

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
    const kept = (sid: string) => unsealedTokens.read(sid, "place", "sealed", open);
    const endings = [deleteSession, (sid: string) => replaceServers(sid, []), () => signIn("1", "browser")];
    for (const end of endings) {
      const sid = await signIn("1", "browser");
      await unsealedTokens.read(sid, "place", "sealed", () => Promise.resolve("first"));
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
