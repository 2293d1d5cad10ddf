import { resolve } from "node:path";
import { z } from "zod";
import { once } from "./process/once.ts";
import { installationSecret, weakness } from "./secret.ts";
import { type Trust, trustedProxies } from "./trusted.ts";

/** An empty variable, as compose files like to pass them on, is one that isn't set. */
const orDefault = (shape: z.ZodType<string, string>, fallback: string) =>
  z.preprocess((value) => (value === "" ? undefined : value), shape.default(fallback));

const url = z
  .url({ protocol: /^https?$/, error: "must be an http(s) URL" })
  .transform((text) => text.replace(/\/+$/, ""));

const secret = z.string().superRefine((value, context) => {
  const reason = weakness(value);
  if (reason) context.addIssue(`${reason}. Leave it unset, or make one with: openssl rand -base64 48`);
});

const proxies = orDefault(z.string(), "loopback").transform((list, context) => {
  try {
    return trustedProxies(list);
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : String(error));
    return z.NEVER;
  }
});

/** How often something may be done; 0 is as often as anybody likes. */
const limit = (fallback: number) =>
  orDefault(z.string().regex(/^\d{1,9}$/, "must be a number"), String(fallback)).transform(Number);

const variables = z.object({
  /** Where Marquee listens; 0 is any free port. */
  PORT: orDefault(z.string().regex(/^\d{1,5}$/, "must be a number"), "3000")
    .transform(Number)
    .pipe(z.number().max(65_535)),
  /** Where the database and the secret live; relative to the folder the program was started in. */
  MARQUEE_DATA_DIR: orDefault(z.string(), "./data").transform((path) => resolve(path)),
  /** Seals tokens and signs cookies. Without one, `<data>/secret` is made once and used. */
  AUTH_SECRET: z.preprocess((value) => (value === "" ? undefined : value), secret.optional()),
  /** Where Plex lives: other values are for tests and the demo. */
  PLEX_TV_URL: orDefault(url, "https://plex.tv"),
  PLEX_AUTH_URL: orDefault(url, "https://app.plex.tv/auth"),
  PLEX_DISCOVER_URL: orDefault(url, "https://discover.provider.plex.tv"),
  /** Proxies whose X-Forwarded-* headers are believed; see `trustedProxies`. */
  TRUST_PROXY: proxies,
  LOG_LEVEL: orDefault(z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]), "info"),
  /** Begun or finished sign-ins of one address within ten minutes. */
  LIMIT_SIGN_INS: limit(200),
  /** Searches, changes and progress reports of one person within a minute. */
  LIMIT_SEARCHES: limit(120),
  LIMIT_WRITES: limit(240),
  LIMIT_REPORTS: limit(600),
  /** Streams that one person has open at once. */
  LIMIT_STREAMS: limit(50),
  /** Seconds until Plex must have begun an answer; three times as many for what it reads or converts first. */
  PLEX_TIMEOUT: orDefault(z.string().regex(/^[1-9]\d{0,3}$/, "must be a number of seconds"), "10").transform(
    Number,
  ),
  NODE_ENV: orDefault(z.string(), "development"),
});

type Variables = z.output<typeof variables>;

/** Marquee's settings, checked, with every default filled in. */
export type Env = Omit<Variables, "AUTH_SECRET" | "TRUST_PROXY"> & {
  AUTH_SECRET: string;
  /** Whether a peer's X-Forwarded-* headers are believed. */
  trusts: Trust;
};

/** What is wrong with the settings, a line for each, for the person who starts the program. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  constructor(problems: string[], cause?: unknown) {
    super(`Marquee cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`, { cause });
  }
}

/**
 * Checks a set of variables. Makes the data folder and its secret when no AUTH_SECRET is given.
 *
 * @throws EnvError naming every variable that is wrong; it never repeats a secret
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = variables.safeParse(source);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const { AUTH_SECRET, TRUST_PROXY, ...plain } = parsed.data;
  return { ...plain, trusts: TRUST_PROXY, AUTH_SECRET: AUTH_SECRET ?? storedSecret(plain.MARQUEE_DATA_DIR) };
}

/** The settings of this process. The first call checks them: not while building, where there are none. */
export const env = (): Env =>
  once("env", () => {
    const settings = readEnv(process.env);
    // next-auth looks here, and nowhere else, for permission to take the origin from each request; a
    // NEXTAUTH_URL left over from another program would overrule it.
    process.env["AUTH_TRUST_HOST"] = "true";
    delete process.env["NEXTAUTH_URL"];
    return settings;
  });

/** Sets what the command line says, or what Next takes from the environment alone. */
export function setVariable(name: "NODE_ENV" | "PORT" | "__NEXT_PRIVATE_ORIGIN", value: string): void {
  Object.assign(process.env, { [name]: value });
}

function storedSecret(dataDir: string): string {
  try {
    return installationSecret(dataDir);
  } catch (cause) {
    throw new EnvError(
      [`MARQUEE_DATA_DIR: ${cause instanceof Error ? cause.message : String(cause)}`],
      cause,
    );
  }
}
