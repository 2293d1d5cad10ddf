import type { Standin } from "./index.ts";

const client = { Accept: "application/json", "X-Plex-Client-Identifier": "any-plex-client" };

type Resource = { name: string; accessToken?: string; connections?: { uri: string; local: boolean }[] };

/**
 * Says how any Plex client can use this stand-in: by signing in, or by an address and a token of Demo Owner's. It gets
 * them as a client would, by a PIN. Returns lines of text.
 */
export async function usage({ url, authUrl, controlUrl }: Standin): Promise<string[]> {
  const servers = (await resourcesOfOwner(url, controlUrl)).flatMap(({ name, accessToken, connections }) => {
    const address = connections?.find(({ local }) => !local)?.uri;
    return accessToken && address ? [{ name, accessToken, address }] : [];
  });
  const [first] = servers;
  return [
    "With any Plex client:",
    `  plex.tv         ${url}/api/v2, the page to approve PINs ${authUrl}`,
    ...servers.map(
      ({ name, address, accessToken }) => `  ${name.padEnd(14)}  ${address}  X-Plex-Token: ${accessToken}`,
    ),
    ...(first
      ? [
          `  curl -H 'Accept: application/json' '${first.address}/library/sections?X-Plex-Token=${first.accessToken}'`,
        ]
      : []),
  ];
}

async function resourcesOfOwner(url: string, controlUrl: string): Promise<Resource[]> {
  const pins = `${url}/api/v2/pins`;
  const pin = await (await fetch(`${pins}?strong=true`, { method: "POST", headers: client })).json();
  await fetch(`${controlUrl}/pins/approve`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: pin.code, account: "demo-owner" }),
  });
  const { authToken } = await (await fetch(`${pins}/${pin.id}`, { headers: client })).json();
  const resources = await fetch(`${url}/api/v2/resources`, {
    headers: { ...client, "X-Plex-Token": authToken },
  });
  return resources.json();
}
