import { describe, expect, it, vi } from "vitest";
import { newSalt, type Place, SealError, seal, secretFor, sign, unseal, verify } from "@/lib/crypto";

process.env["AUTH_SECRET"] = "kq3T9xV0bLr7ZsW2nYp5Jd8Hc4MfGaEu";

const salt = newSalt();
const place: Place = { salt, row: ["servers", "session-1", "server-1"], column: "sealedAccessToken" };

describe("seal and open", () => {
  it("gives back what went in, and never the same ciphertext twice", async () => {
    const [one, two] = await Promise.all([seal("tökén-1", place), seal("tökén-1", place)]);
    expect(one).toMatch(/^v1\.[\w-]+$/);
    expect(one).not.toBe(two);
    expect(await unseal(one, place)).toBe("tökén-1");
    expect(await unseal(two, place)).toBe("tökén-1");
  });

  it.each<[string, Place]>([
    ["another person's key", { ...place, salt: newSalt() }],
    ["another table", { ...place, row: ["sessions", "session-1", "server-1"] }],
    ["another row", { ...place, row: ["servers", "session-1", "server-2"] }],
    ["a key that reads the same run together", { ...place, row: ["servers", "session-1server-1", ""] }],
    ["another column", { ...place, column: "sealedAccountToken" }],
  ])("does not unseal under %s", async (_, other) => {
    const sealed = await seal("token", place);
    await expect(unseal(sealed, other)).rejects.toThrow(SealError);
  });

  it("does not unseal when any byte was changed, cut off or added", async () => {
    const sealed = await seal("token", place);
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    for (let index = 0; index < bytes.length; index++) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8((damaged.readUInt8(index) + 1) % 256, index);
      await expect(unseal(`v1.${damaged.toString("base64url")}`, place)).rejects.toThrow(SealError);
    }
    for (const wrong of [
      "",
      "v1.",
      "v1.AAAA",
      sealed.slice(0, -4),
      `${sealed}AAAA`,
      sealed.replace("v1", "v2"),
      `${sealed}.x`,
    ]) {
      await expect(unseal(wrong, place)).rejects.toThrow(SealError);
    }
  });

  it("derives a person's key once, however many ask at once", async () => {
    const timed = async (times: number) => {
      const fresh = { ...place, salt: newSalt() };
      const started = performance.now();
      await Promise.all(Array.from({ length: times }, () => seal("token", fresh)));
      return performance.now() - started;
    };
    const once = await timed(1);
    expect(await timed(500)).toBeLessThan(50 * once);
  });
});

describe("sign and verify", () => {
  it("gives back what went in", () => {
    expect(verify("pin", sign("pin", { id: 7 }, 60))).toEqual({ id: 7 });
  });

  it("refuses another purpose, a changed value and rubbish", () => {
    const signed = sign("pin", { id: 7 }, 60);
    const [body = "", signature = ""] = signed.split(".");
    const forged = Buffer.from(JSON.stringify({ value: { id: 8 }, until: Date.now() + 60_000 })).toString(
      "base64url",
    );
    expect(verify("device", signed)).toBeNull();
    expect(verify("pin", `${forged}.${signature}`)).toBeNull();
    for (const wrong of [
      undefined,
      "",
      ".",
      body,
      `${body}.`,
      `${signed}.x`,
      `${body}.${signature.slice(1)}`,
    ]) {
      expect(verify("pin", wrong)).toBeNull();
    }
  });

  it("refuses after its time", () => {
    const signed = sign("pin", { id: 7 }, 60);
    vi.useFakeTimers({ now: Date.now() + 59_000 });
    expect(verify("pin", signed)).toEqual({ id: 7 });
    vi.setSystemTime(Date.now() + 2_000);
    expect(verify("pin", signed)).toBeNull();
    vi.useRealTimers();
  });
});

it("has a different secret for every purpose, none of them the installation's own", () => {
  expect(secretFor("session")).toBe(secretFor("session"));
  expect(new Set([secretFor("session"), secretFor("other"), process.env["AUTH_SECRET"]]).size).toBe(3);
});
