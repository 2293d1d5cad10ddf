import type { Account, PlexServer } from "../world/types.ts";

/** Writes down one view of a leaf, on the device its account used last. `viewedAt` in epoch ms. */
export function remember(server: PlexServer, account: Account, ratingKey: string, viewedAt: number): void {
  const { history, lastDevice } = server.watching;
  const id = 1 + (history.at(-1)?.id ?? 0);
  const deviceId = lastDevice.get(account.id) ?? 1;
  history.push({ id, accountId: account.id, ratingKey, viewedAt, deviceId });
}

/** Takes note of who asks with what. */
export function noteDevice(
  server: PlexServer,
  account: Account,
  about: { clientId: string; name: string; platform: string },
): void {
  const { devices, lastDevice } = server.watching;
  const known = devices.get(about.clientId);
  const device = known ?? { ...about, id: devices.size + 1, createdAt: Date.now() };
  devices.set(about.clientId, device);
  lastDevice.set(account.id, device.id);
}
