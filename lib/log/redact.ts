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
