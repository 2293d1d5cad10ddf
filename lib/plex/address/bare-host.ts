/** A host as sockets and address lists know it: URLs write IPv6 in brackets. */
export const bareHost = (host: string): string => host.replace(/^\[|\]$/g, "");
