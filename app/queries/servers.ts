import type { POST as current } from "@/app/api/plex/servers/current/route";
import { api } from "./fetch";
import type { Answer } from "./shapes";

/** Makes a server the one that home, the libraries and the search are about. @throws ApiProblem */
export const switchServer = (serverId: string) =>
  api<Answer<typeof current>>("servers/current", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ serverId }),
  });
