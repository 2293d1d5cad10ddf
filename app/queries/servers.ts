import { api } from "./fetch";

/** Makes a server the one that home, the libraries and the search are about. @throws ApiProblem */
export const switchServer = (serverId: string) =>
  api<{ serverId: string }>("servers/current", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ serverId }),
  });
