import { requestOrigin } from "@/lib/auth/origin";
import { trustedProxies } from "@/lib/trusted";

const isPrivate = trustedProxies("private");

/** Where the viewer really is, for the limits that the server's owner set (PROTOCOL §6.4). */
export const locationOf = (request: Request): "lan" | "wan" =>
  isPrivate(requestOrigin(request.headers).ip) ? "lan" : "wan";
