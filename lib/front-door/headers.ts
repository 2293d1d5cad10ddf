import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../env.ts";
import { once } from "../process/once.ts";
import { isStatic } from "./static.ts";

/** On every answer, whatever it is. */
const always = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), autoplay=(self), camera=(), display-capture=(), encrypted-media=(self), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(self), publickey-credentials-get=(), screen-wake-lock=(self), usb=()",
};

/** A year. Other names under the same domain are none of ours. */
const HSTS = "max-age=31536000";

/** What is no page runs nothing, even where a media server hands out HTML. Browsers may still show it in a tab. */
const BARE =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Sets the headers that protect whoever asks, and hands Next the nonce for its scripts: its renderer looks for
 * one in the request's own Content-Security-Policy.
 *
 * @param origin the request's, as far as trusted proxies tell
 */
export function setHeaders(
  { url = "/", headers }: IncomingMessage,
  response: ServerResponse,
  { host, secure }: { host: string; secure: boolean },
): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (secure) response.setHeader("Strict-Transport-Security", HSTS);
  const [path = "/"] = url.split("?");
  const isPage = !path.startsWith("/api/") && !isStatic(path);
  const policy = isPage ? pagePolicy(randomBytes(16).toString("base64")) : BARE;
  headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  // A page tells other sites nothing. With `no-referrer` its forms would come as from nowhere: decision 016.
  response.setHeader("Referrer-Policy", isPage ? "same-origin" : "no-referrer");
  // Elsewhere browsers ignore it, and complain.
  if (isPage && (secure || LOCAL.test(host))) response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
}

const LOCAL = /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/;

/**
 * Scripts need the page's nonce, and may load others. Styles may be inline: positions of the virtual grid,
 * progress bars and video.js write style attributes, which no nonce covers. video.js plays from blobs.
 */
function pagePolicy(nonce: string): string {
  const { before, after } = once("page-policy", () => ({
    before: "default-src 'self'; script-src 'strict-dynamic'",
    after: [
      // React's development build evaluates source texts to show where an error came from.
      ...(env().NODE_ENV === "production" ? [] : ["'unsafe-eval'"]),
      "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:",
      "; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self'; frame-src 'none'; object-src 'none'",
      // The form that begins a sign-in ends at Plex, by a redirect.
      `; base-uri 'none'; form-action 'self' ${new URL(env().PLEX_AUTH_URL).origin}; frame-ancestors 'none'`,
    ].join(" "),
  }));
  return `${before} 'nonce-${nonce}' ${after}`;
}
