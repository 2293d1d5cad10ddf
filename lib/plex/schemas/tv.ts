import { z } from "zod";
import { flag, id, isText, list, text } from "./scalars";

/** plex.tv's PIN (PROTOCOL §2.2). */
export const pin = z.looseObject({
  id: z.coerce.number(),
  code: z.string(),
  expiresIn: z.coerce.number(),
  expiresAt: text,
  authToken: z.string().nullish(),
});

/** plex.tv's account (PROTOCOL §2.5); managed users have neither e-mail nor username. */
export const account = z.looseObject({
  id,
  uuid: text,
  title: text,
  username: text,
  email: text,
  friendlyName: text,
  thumb: text,
});

const connection = z.object({
  protocol: z.string(),
  address: z.string(),
  port: z.coerce.number(),
  uri: z.string(),
  local: flag,
  relay: flag,
  IPv6: flag,
});

/** What Plex calls a server that has no name of its own. */
const UNNAMED = "Plex Media Server";

/** A row of `/api/v2/resources` (PROTOCOL §2.8). Players come without token and connections. */
const resource = z.object({
  clientIdentifier: id,
  name: z.preprocess((value) => (isText(value) && String(value).trim()) || UNNAMED, z.string()),
  productVersion: text,
  provides: text,
  owned: flag,
  sourceTitle: text,
  publicAddress: text,
  publicAddressMatches: flag,
  httpsRequired: flag,
  presence: flag,
  accessToken: text,
  connections: list(connection),
});

export const resourceList = list(resource);

export type Resource = z.output<typeof resource>;
export type Connection = z.output<typeof connection>;
