import pino from "pino";
import { env } from "./env";
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
];

/** Removes everything that is, or looks like, a token, a cookie or a sealed secret. */
export const redact = (text: string): string =>
  patterns.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text);

/** Every line passes here once, as it will be written: whatever an object, an error or its cause held. */
const logger = () =>
  once("log", () =>
    pino({
      level: env().LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      hooks: { streamWrite: redact },
    }),
  );

type Write = (fields: object, message: string) => void;

/** JSON lines on stdout. An error goes under `err`: its causes are written along. */
export const log: Record<"debug" | "info" | "warn" | "error", Write> = {
  debug: (fields, message) => logger().debug(fields, message),
  info: (fields, message) => logger().info(fields, message),
  warn: (fields, message) => logger().warn(fields, message),
  error: (fields, message) => logger().error(fields, message),
};
