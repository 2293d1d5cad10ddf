import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { once } from "../process/once.ts";
import { plainAddress, type Trust } from "../trusted.ts";

/** Where a browser believes itself to be, and who it is. `host` has the port unless it is the default one. */
type RequestOrigin = { origin: string; host: string; secure: boolean; ip: string };

/** The other end of the socket a request came in on. */
type Peer = { address: string; encrypted: boolean };

/** The front door writes this process's own stamp here: without it, nothing forwarded is believed. */
export const STAMP_HEADER = "x-marquee-stamp";
export const stamp = () => once("stamp", () => randomBytes(18).toString("base64url"));

const isStamped = (headers: Pick<Headers, "get">) => headers.get(STAMP_HEADER) === stamp();

const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Works out a request's origin. X-Forwarded-Proto, -Host and -For count only when the peer is a trusted
 * proxy; of a chain, the first host and scheme are the browser's, and the address is the last one that
 * isn't a trusted proxy itself; what is no address at all says nothing.
 */
export function resolveOrigin(headers: IncomingHttpHeaders, peer: Peer, trusts: Trust): RequestOrigin {
  const believed = trusts(peer.address);
  const forwarded = (name: string) => (believed ? list(headers[name]) : []);
  const scheme = forwarded("x-forwarded-proto")[0]?.toLowerCase();
  const secure = scheme === undefined ? peer.encrypted : scheme === "https" || scheme === "wss";
  const hops = [...forwarded("x-forwarded-for").map(withoutPort).filter(isIP), plainAddress(peer.address)];
  const ip = hops.findLast((hop) => !trusts(hop)) ?? hops[0] ?? "";
  return originOf(forwarded("x-forwarded-host")[0] ?? headers.host, secure, ip);
}

/**
 * The origin of the request being handled, as the front door found it.
 *
 * @param headers the handler's or `next/headers`' own
 */
export function requestOrigin(headers: Pick<Headers, "get">): RequestOrigin {
  const stamped = isStamped(headers);
  const value = (name: string) => (stamped ? (headers.get(name) ?? undefined) : undefined);
  const host = value("x-forwarded-host") ?? headers.get("host") ?? undefined;
  return originOf(host, value("x-forwarded-proto") === "https", value("x-forwarded-for") ?? "");
}

/** Whether the browser came by https: the part of `requestOrigin` that every request needs. */
export const cameSecure = (headers: Pick<Headers, "get">): boolean =>
  isStamped(headers) && headers.get("x-forwarded-proto") === "https";

/** The browser's address, as the front door found it. */
export const clientAddress = (headers: Pick<Headers, "get">): string | undefined =>
  isStamped(headers) ? (headers.get("x-forwarded-for") ?? undefined) : undefined;

/**
 * Whether a request that changes something comes from our own pages, or from a program that is no
 * browser. Browsers say where a request was born by Sec-Fetch-Site, on plain http by Origin alone.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin) return true;
  // The scheme is left out: a proxy that ends TLS without being trusted must not lock everybody out.
  return URL.canParse(origin) && new URL(origin).host === requestOrigin(headers).host;
}

/** A path of ours to go to, out of something a browser sent; `/` when it leads anywhere else. */
export function ownPath(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, "http://own")) return "/";
  const url = new URL(value, "http://own");
  return url.origin === "http://own" ? url.pathname + url.search + url.hash : "/";
}

function originOf(host: string | undefined, secure: boolean, ip: string): RequestOrigin {
  const scheme = secure ? "https" : "http";
  const url = new URL(`${scheme}://${host && HOST.test(host) ? host : "localhost"}`);
  return { origin: url.origin, host: url.host, secure, ip };
}

const list = (header: string | string[] | undefined): string[] =>
  [header ?? []].flat().flatMap((value) =>
    value
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  );

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string): string =>
  plainAddress(hop.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1"));
