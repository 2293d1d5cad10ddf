import { describe, expect, it } from "vitest";
import { isSameOrigin, ownPath, requestOrigin, resolveOrigin, STAMP_HEADER, stamp } from "@/lib/auth/origin";
import { trustedProxies } from "@/lib/trusted";

const trusts = trustedProxies("loopback,10.0.0.0/8");
const proxy = { address: "::ffff:127.0.0.1", encrypted: false };
const stranger = { address: "203.0.113.50", encrypted: false };
const forwarded = {
  host: "127.0.0.1:3000",
  "x-forwarded-host": "films.example.org",
  "x-forwarded-proto": "https",
  "x-forwarded-for": "198.51.100.7",
};

describe("resolveOrigin", () => {
  it("takes the Host header when there is no proxy", () => {
    expect(resolveOrigin({ host: "nas.local:3000" }, stranger, trusts)).toEqual({
      origin: "http://nas.local:3000",
      host: "nas.local:3000",
      secure: false,
      ip: "203.0.113.50",
    });
  });

  it("believes a trusted proxy", () => {
    expect(resolveOrigin(forwarded, proxy, trusts)).toEqual({
      origin: "https://films.example.org",
      host: "films.example.org",
      secure: true,
      ip: "198.51.100.7",
    });
  });

  it("believes nobody else", () => {
    expect(resolveOrigin(forwarded, stranger, trusts)).toEqual({
      origin: "http://127.0.0.1:3000",
      host: "127.0.0.1:3000",
      secure: false,
      ip: "203.0.113.50",
    });
  });

  it("takes the browser's end of a chain, and the last address that is no proxy", () => {
    const headers = {
      host: "app:3000",
      "x-forwarded-host": "films.example.org:8443, inner.example.org",
      "x-forwarded-proto": "https, http",
      "x-forwarded-for": "192.0.2.66, 198.51.100.7:51234, 10.0.0.2",
    };
    expect(resolveOrigin(headers, proxy, trusts)).toMatchObject({
      origin: "https://films.example.org:8443",
      ip: "198.51.100.7",
    });
  });

  it.each(["unknown", "<b>", "x".repeat(5_000)])("takes no %s for an address", (word) => {
    const headers = { host: "app:3000", "x-forwarded-for": `${word}, 10.0.0.2` };
    expect(resolveOrigin(headers, proxy, trusts).ip).toBe("10.0.0.2");
  });

  it("knows IPv6 hosts and addresses, and a socket that is encrypted itself", () => {
    const headers = { host: "[2001:db8::5]:3000", "x-forwarded-for": "[2001:db8::9]:4711" };
    expect(resolveOrigin(headers, { address: "::1", encrypted: true }, trusts)).toMatchObject({
      origin: "https://[2001:db8::5]:3000",
      ip: "2001:db8::9",
    });
  });

  it.each(["evil.example/path", "user@evil.example", "a b", "evil.example\\x", "x?y", "", "a:99999999"])(
    "never makes an address of the host %o",
    (host) => {
      expect(resolveOrigin({ host }, stranger, trusts).origin).toBe("http://localhost");
    },
  );
});

describe("requestOrigin", () => {
  const behindDoor = { ...forwarded, [STAMP_HEADER]: stamp() };

  it("believes what the front door wrote", () => {
    expect(requestOrigin(new Headers(behindDoor))).toMatchObject({
      origin: "https://films.example.org",
      secure: true,
    });
  });

  it.each(["", "guessed"])("believes no forwarded header under the stamp %o", (wrong) => {
    expect(requestOrigin(new Headers({ ...forwarded, [STAMP_HEADER]: wrong }))).toEqual({
      origin: "http://127.0.0.1:3000",
      host: "127.0.0.1:3000",
      secure: false,
      ip: "",
    });
  });
});

describe("isSameOrigin", () => {
  it.each([
    [{}, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ origin: "http://nas.local:3000" }, true],
    [{ origin: "https://nas.local:3000" }, true],
    [{ origin: "http://nas.local:3001" }, false],
    [{ origin: "http://evil.example" }, false],
    [{ origin: "null" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "http://nas.local:3000" }, false],
  ])("%o: %s", (headers, same) => {
    expect(isSameOrigin(new Headers({ host: "nas.local:3000", ...headers }))).toBe(same);
  });
});

describe("ownPath", () => {
  it.each([
    ["/server/a/item/1?x=1#y", "/server/a/item/1?x=1#y"],
    ["/", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    [undefined, "/"],
    [["/x"], "/"],
  ])("%o leads to %s", (given, path) => {
    expect(ownPath(given)).toBe(path);
  });
});
