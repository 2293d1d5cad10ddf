import { format } from "node:util";
import pino from "pino";
import { env } from "./env";
import { describeFailure } from "./failure";
import { once } from "./process";

const REDACTED = "[redacted]";
const names =
  "(?:x-plex-token|access_?token|auth_?token|account_?token|id_?token|csrf_?token|auth_?secret|password)";
const headers = "(?:set-cookie|cookie|authorization|proxy-authorization)";

/**
 * What a secret looks like in a line of JSON, whether it stands there as a field, inside a text that holds
 * more JSON (quotes escaped once or more), or in an address (percent-encoded once or more).
 */
const patterns: [RegExp, string][] = [
  [
    new RegExp(`(${headers}\\\\*"\\s*:\\s*)(?:\\[[^\\]]*\\]|\\\\*"(?:\\\\+[^"\\\\]|[^"\\\\])*\\\\*")`, "gi"),
    `$1"${REDACTED}"`,
  ],
  [new RegExp(`(\\b${headers}\\s*[:=]\\s*)[^"\\\\\\n]+`, "gi"), `$1${REDACTED}`],
  [
    new RegExp(
      `(${names}(?:\\\\*["'])?\\s*(?:=|:|%(?:25)*3D)\\s*(?:\\\\*["'])?)[^\\s"'\\\\&,;<>(){}\\[\\]%]+`,
      "gi",
    ),
    `$1${REDACTED}`,
  ],
  [/\b(bearer\s+)[^\s"'\\]+/gi, `$1${REDACTED}`],
  [/((?:__\w+-)?marquee\.\w+=)[^\s"'\\;]+/g, `$1${REDACTED}`],
  // Personal tokens and stream tickets, wherever they stand.
  [/mqt?_[\w-]{20,}(?:\.[\w-]*)?/g, REDACTED],
  [/\beyJ[\w-]{6,}(?:\.[\w-]*){2,4}/g, REDACTED],
  [/\bv1\.[\w-]{30,}/g, REDACTED],
  // Where people's servers, proxies and browsers are.
  [/(https?(?::|%(?:25)*3A)(?:\/\/|%(?:25)*2F%(?:25)*2F))[^\s"'\\/?#%]+/gi, `$1${REDACTED}`],
  [/[\w.-]+\.plex\.direct\b/gi, REDACTED],
  [/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g, REDACTED],
  [
    /(?<![\w:])(?:(?:[\da-f]{1,4}:){4,7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6}|::[\da-f]{1,4})(?![\w:])/gi,
    REDACTED,
  ],
];

/** Removes everything that is, or looks like, a token, a cookie, a sealed secret or an address. */
export const redact = (text: string): string =>
  patterns.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text);

/** Every line passes here once, as it will be written: whatever an object, an error or its cause held. */
const logger = () =>
  once("log", () =>
    pino(
      {
        level: env().LOG_LEVEL,
        base: undefined,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
        serializers: { err: (error: unknown) => describeFailure(error) },
        hooks: { streamWrite: redact },
      },
      // Nobody waits for the disk; what is pending at the end is written then.
      pino.destination({ sync: false }),
    ),
  );

type Write = (fields: object, message: string) => void;

/** JSON lines on stdout. An error goes under `err`: its causes are written along, as far as they may be. */
export const log: Record<"debug" | "info" | "warn" | "error", Write> = {
  debug: (fields, message) => logger().debug(fields, message),
  info: (fields, message) => logger().info(fields, message),
  warn: (fields, message) => logger().warn(fields, message),
  error: (fields, message) => logger().error(fields, message),
};

/**
 * Next and React report what they catch on the console, errors whole: the log takes that over, so that nothing
 * gets out another way.
 */
export const takeConsole = (): void =>
  once("console", () => {
    const into =
      (write: Write) =>
      (...said: unknown[]) => {
        const err = said.find((one) => one instanceof Error);
        const text = format(...said.filter((one) => typeof one === "string" || typeof one === "number"));
        write({ from: "console", err }, text.slice(0, 500));
      };
    console.error = into(log.error);
    console.warn = into(log.warn);
  });
