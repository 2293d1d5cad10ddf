import { serverIds } from "../standin/titles.ts";
import type { Client } from "./client.ts";
import type { World } from "./world.ts";

const { cinema, attic } = serverIds;

type Row = {
  uri: string;
  address: string;
  kind: string;
  tried: boolean;
  inUse: boolean;
  latencyMs: number | null;
  lastError: string | null;
};

/** The addresses of a server, as Marquee tries them. */
export const connections = (who: Client, id: string): Promise<Row[]> =>
  who.json(`/api/plex/servers/${id}/connections`);

export const setEndpoint = (who: Client, id: string, uri: unknown, headers = {}): Promise<Response> =>
  who.post(`/api/plex/servers/${id}/endpoint`, { uri }, headers);

/** Where the media servers listen, by their id. */
export async function placesOf({
  control,
}: World): Promise<Record<string, { url: string; sideUrl: string }>> {
  return Object.fromEntries((await control.servers()).map((one) => [one.id, one]));
}

/** What was asked of the media servers and where, and whether a token went along. */
export async function askedOfServers({ control }: World) {
  const rows = await control.log();
  return rows
    .filter((row) => row.host === cinema || row.host === attic)
    .map(({ path, headers, query }) => ({
      path,
      at: `http://${headers["host"]}`,
      hasToken: "x-plex-token" in headers || "X-Plex-Token" in query,
    }));
}
