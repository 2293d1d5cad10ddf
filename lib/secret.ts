import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./error-code.ts";

const SHORTEST = 32;

/** Values that examples, images and other programs ship with, compared without case and punctuation. */
const placeholders = [
  "changeme",
  "changethis",
  "replaceme",
  "replacethis",
  "yoursecret",
  "yourauthsecret",
  "mysecret",
  "supersecret",
  "secretkey",
  "examplesecret",
  "placeholder",
  "pleasechange",
  "opensslrand",
];

/**
 * Why this secret must not be used, in words for the person who set it, or null when it may.
 *
 * A secret that is public knowledge would let anybody forge a session and open the sealed tokens.
 */
export function weakness(secret: string): string | null {
  if (secret.length < SHORTEST) return `it has ${secret.length} characters, at least ${SHORTEST} are needed`;
  const bare = secret.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (placeholders.some((known) => bare.includes(known))) return "it is a placeholder from an example";
  if (/^(.{1,16}?)\1+$/s.test(secret)) return "it repeats itself";
  if (new Set(secret).size < 8) return "it uses fewer than 8 different characters";
  if (/^(0123456789|1234567890|abcdefgh)/i.test(secret)) return "it counts up";
  return null;
}

/**
 * The installation's own secret from `<dataDir>/secret`, made on the first start. Two processes starting
 * at once read the same one: a hard link appears whole or not at all, and only the first succeeds.
 *
 * @throws Error when the file can't be read or written, or when it was damaged
 */
export function installationSecret(dataDir: string): string {
  const path = join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secret = readIfThere(path) ?? makeSecret(dataDir, path);
  const reason = weakness(secret);
  if (reason) throw new Error(`${path} is damaged (${reason}): delete it, and everybody signs in again`);
  return secret;
}

function makeSecret(dataDir: string, path: string): string {
  const draft = join(dataDir, `.secret-${randomBytes(6).toString("hex")}`);
  const secret = randomBytes(48).toString("base64url");
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
    return secret;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return readFileSync(path, "utf8").trim();
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    // exFAT and some network filesystems have no hard links.
    writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
