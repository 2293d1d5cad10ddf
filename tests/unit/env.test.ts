import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { EnvError, readEnv } from "@/lib/env";
import { trustedProxies } from "@/lib/trusted";

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "marquee-env-"));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

const GOOD = "kq3T9xV0bLr7ZsW2nYp5Jd8Hc4MfGaEu";

describe("without any setting", () => {
  it("fills in the defaults", () => {
    const env = readEnv({ AUTH_SECRET: GOOD, LOG_LEVEL: "", PLEX_TV_URL: "" });
    expect(env).toMatchObject({
      MARQUEE_DATA_DIR: join(process.cwd(), "data"),
      PLEX_TV_URL: "https://plex.tv",
      PLEX_AUTH_URL: "https://app.plex.tv/auth",
      PLEX_DISCOVER_URL: "https://discover.provider.plex.tv",
      LOG_LEVEL: "info",
      LIMIT_SIGN_INS: 200,
      LIMIT_STREAMS: 50,
      PLEX_TIMEOUT: 10,
      AUTH_SECRET: GOOD,
    });
  });

  it("makes a secret once, which nobody else may read", () => {
    const data = join(folder(), "deep", "data");
    const first = readEnv({ MARQUEE_DATA_DIR: data }).AUTH_SECRET;
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(readEnv({ MARQUEE_DATA_DIR: data }).AUTH_SECRET).toBe(first);
    expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readEnv({ MARQUEE_DATA_DIR: folder() }).AUTH_SECRET).not.toBe(first);
  });

  it("makes one secret even when several processes start at once", async () => {
    const data = folder();
    const script = `import { installationSecret } from ${JSON.stringify(join(process.cwd(), "lib/secret.ts"))};
      process.stdout.write(installationSecret(${JSON.stringify(data)}));`;
    const run = promisify(execFile);
    const started = Array.from({ length: 6 }, () =>
      run(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
    );
    const secrets = (await Promise.all(started)).map(({ stdout }) => stdout);
    expect(new Set(secrets)).toEqual(new Set([readFileSync(join(data, "secret"), "utf8").trim()]));
  });

  it("refuses a secret file that was emptied", () => {
    const data = folder();
    writeFileSync(join(data, "secret"), "");
    expect(() => readEnv({ MARQUEE_DATA_DIR: data })).toThrow(/secret is damaged/);
  });
});

describe("a given secret", () => {
  it.each([
    ["short", "x7Kp2mQ9", /AUTH_SECRET: it has 8 characters/],
    ["one short of enough", GOOD.slice(1), /31 characters/],
    ["a placeholder", "change-this-in-production-please!", /placeholder/],
    ["another placeholder", "CHANGEME-changeme-0123456789-abc", /placeholder/],
    ["a docker example", "your_auth_secret_goes_here_123456", /placeholder/],
    ["one character", "a".repeat(40), /repeats itself/],
    ["a pattern", "abc123".repeat(8), /repeats itself/],
    ["few characters", "ababbabaabbabaababbabaabbabaababba", /different characters/],
    ["digits in order", "012345678901234567890123456789012345", /repeats itself|counts up/],
  ])("is refused when it is %s", (_, secret, reason) => {
    expect(() => readEnv({ AUTH_SECRET: secret })).toThrow(EnvError);
    expect(() => readEnv({ AUTH_SECRET: secret })).toThrow(reason);
  });

  it("is never repeated in the message", () => {
    const secret = "changeme-7f3b9c-do-not-print-this-one";
    const said = (() => {
      try {
        return String(readEnv({ AUTH_SECRET: secret }));
      } catch (error) {
        return String(error);
      }
    })();
    expect(said).toContain("AUTH_SECRET");
    expect(said).not.toContain("7f3b9c");
  });
});

describe("a wrong value", () => {
  it.each([
    [{ PLEX_TV_URL: "plex.tv" }, /PLEX_TV_URL/],
    [{ PLEX_TV_URL: "file:///etc/passwd" }, /PLEX_TV_URL/],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL/],
    [{ TRUST_PROXY: "proxy.example.org" }, /TRUST_PROXY: "proxy.example.org"/],
    [{ TRUST_PROXY: "10.0.0.0/33" }, /TRUST_PROXY/],
    [{ TRUST_PROXY: "10.0.0.0/" }, /TRUST_PROXY/],
  ])("is named: %o", (wrong, message) => {
    expect(() => readEnv({ AUTH_SECRET: GOOD, ...wrong })).toThrow(message);
  });

  it("names them all at once", () => {
    expect(() =>
      readEnv({ LOG_LEVEL: "loud", PLEX_TV_URL: "x", AUTH_SECRET: "short", TRUST_PROXY: "y" }),
    ).toThrow(/AUTH_SECRET[^]*PLEX_TV_URL[^]*TRUST_PROXY[^]*LOG_LEVEL/);
  });
});

describe("trusted proxies", () => {
  it.each([
    ["loopback", "127.0.0.1", true],
    ["loopback", "127.8.9.10", true],
    ["loopback", "::1", true],
    ["loopback", "::ffff:127.0.0.1", true],
    ["loopback", "192.168.1.2", false],
    ["loopback", "::ffff:192.168.1.2", false],
    ["private", "172.18.0.3", true],
    ["private", "172.32.0.3", false],
    ["private", "fd12::1", true],
    ["private", "127.0.0.1", true],
    ["all", "203.0.113.9", true],
    ["all", "2001:db8::1", true],
    ["none", "127.0.0.1", false],
    ["", "127.0.0.1", false],
    ["10.1.0.0/16, 2001:db8::/32", "10.1.255.255", true],
    ["10.1.0.0/16, 2001:db8::/32", "10.2.0.0", false],
    ["10.1.0.0/16, 2001:db8::/32", "2001:db8:1::5", true],
    ["203.0.113.9", "203.0.113.9", true],
    ["203.0.113.9", "203.0.113.10", false],
    ["all", "", false],
    ["all", "not an address", false],
  ])("%s holds %s: %s", (list, address, trusted) => {
    expect(trustedProxies(list)(address)).toBe(trusted);
  });
});
