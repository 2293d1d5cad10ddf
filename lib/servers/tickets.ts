import { z } from "zod";
import { isTokenAlive } from "@/lib/auth/bearer";
import { unauthorized } from "@/lib/auth/errors";
import { revocationOf } from "@/lib/auth/revocation";
import { type Viewer, viewerOfSession } from "@/lib/auth/session";
import { sign, verify } from "@/lib/crypto";
import { Refusal } from "@/lib/refusal";

/*
 * Links for players outside, which have neither a cookie nor a token (docs/decisions/015). The ticket stands
 * in the path, so that the relative addresses inside a playlist stay under it.
 */

/** By this `lib/log/redact.ts` knows a ticket. */
const PREFIX = "mqt_";
const START = "/video/:/transcode/universal/start.m3u8";
const SESSIONS = "/video/:/transcode/universal/session";

const ticketShape = z.object({
  userId: z.string(),
  sid: z.string(),
  /** The personal token it was asked for with, if it was. */
  tokenId: z.string().optional(),
  serverId: z.string(),
  /** The last piece of the link. */
  name: z.string(),
  /** Where the bytes are on the media server: a file, or the start of a transcode with its query. */
  path: z.string(),
});
type Ticket = z.output<typeof ticketShape>;

/** A link to `path`, which `startStream` gave, good for `seconds` or as long as the asker's token. */
export function issueTicket(
  { userId, sid, token }: Viewer,
  what: Pick<Ticket, "serverId" | "name" | "path">,
  seconds: number,
): { path: string; expiresAt: string } {
  const now = Date.now();
  const until = Math.min(now + seconds * 1000, token?.expiresAt ?? Number.POSITIVE_INFINITY);
  const value: Ticket = { userId, sid, tokenId: token?.id, ...what };
  const ticket = PREFIX + sign("ticket", value, (until - now) / 1000);
  return {
    path: `/api/plex/tickets/${ticket}/${encodeURIComponent(what.name)}`,
    expiresAt: new Date(until).toISOString(),
  };
}

/**
 * For whom a ticket plays: it dies with the sign-in, and the personal token, that it was asked for with.
 *
 * @throws Refusal `unauthorized` when it is forged, over or revoked
 */
export async function ticketHolder(sent: Pick<Headers, "get">, ticket: string): Promise<Viewer> {
  const { userId, sid, tokenId } = readTicket(ticket);
  const viewer = await viewerOfSession(sent, { sid, userId });
  const alive = tokenId === undefined || (await isTokenAlive(tokenId, userId));
  if (!viewer || !alive) throw over();
  return viewer;
}

/** What of a media server a link opens. */
type Target = {
  serverId: string;
  segments: string[];
  search: URLSearchParams;
  /** Plex must be told of the transcode first. */
  isStart: boolean;
  /** Aborts when the sign-in, or the token, ends that the ticket hangs on. */
  revoked: AbortSignal;
};

/**
 * What is behind a link: under the ticket's own name the file or the start of its transcode, under
 * `session/…` that transcode's playlists and segments.
 *
 * @param rest what follows the ticket in the path, decoded
 * @throws Refusal `unauthorized` as `ticketHolder`, `forbidden` for anything else
 */
export function followTicket(ticket: string, rest: string[]): Target {
  const { serverId, sid, tokenId, name, path } = readTicket(ticket);
  const hangsOn = [{ sid }, ...(tokenId === undefined ? [] : [{ tokenId }])];
  const common = { serverId, revoked: AbortSignal.any(hangsOn.map(revocationOf)) };
  const { pathname, searchParams: search } = new URL(path, "http://server");
  const isTranscode = pathname === START;
  const [first, session, ...more] = rest;
  if (first === name && rest.length === 1) {
    return { ...common, segments: segmentsOf(pathname), search, isStart: isTranscode };
  }
  if (!isTranscode || first !== "session" || !session || session !== search.get("session")) {
    throw new Refusal("forbidden", "This link opens one film and nothing else");
  }
  const segments = [...segmentsOf(SESSIONS), session, ...more];
  return { ...common, segments, search: new URLSearchParams(), isStart: false };
}

/** Decoded, as the proxy's list is matched. */
const segmentsOf = (path: string) => path.slice(1).split("/").map(decodeURIComponent);

function readTicket(ticket: string): Ticket {
  const signed = ticket.startsWith(PREFIX) ? ticket.slice(PREFIX.length) : undefined;
  const { data } = ticketShape.safeParse(verify("ticket", signed));
  if (!data) throw over();
  return data;
}

const over = () => unauthorized("This link is not valid, or not any more");
