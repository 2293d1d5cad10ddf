import type { Call } from "../api/cases/row.ts";
import type { Client } from "./client.ts";
import type { Given } from "./given.ts";

/**
 * Makes a call of the table. A path that begins with `/` is whole, others are below `/api/plex/`.
 *
 * @param key names the method: `GET library/{id}/all`
 * @param query goes behind the call's own, e.g. `server=…`
 */
export function make(
  client: Client,
  key: string,
  call: Call,
  given: Partial<Given>,
  query = "",
  headers: Record<string, string> = {},
): Promise<Response> {
  const [method = "GET"] = key.split(" ");
  const [path, body] = typeof call === "string" ? [call] : call;
  const asked = filled(path, given) + (query && (path.includes("?") ? "&" : "?")) + query;
  const address = asked.startsWith("/") ? asked : `/api/plex/${asked}`;
  const json = body === undefined ? {} : { body: filled(JSON.stringify(body), given) };
  return client.send(address, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...json,
  });
}

/** Puts what was found into the braces. */
const filled = (text: string, given: Partial<Given>) =>
  Object.entries(given).reduce((now, [name, value]) => now.replaceAll(`{${name}}`, value), text);
