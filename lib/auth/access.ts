import { claimInstallation, type Installation, setOwnerServers } from "@/db/queries";
import { SignInError } from "./errors";

type Granted = { clientIdentifier: string; owned: boolean };

const ownedIds = (servers: Granted[]) =>
  servers.filter((one) => one.owned).map((one) => one.clientIdentifier);

/**
 * The rule of who may enter: the first person owns the installation; everybody else must have one of the
 * owner's servers, unless the installation is open.
 *
 * @param servers what plex.tv lets this person use
 * @throws SignInError `no_servers`, `not_invited`
 */
export async function admit(userId: string, servers: Granted[]): Promise<void> {
  if (servers.length === 0) throw new SignInError("no_servers");
  const installation = await claimInstallation(userId, ownedIds(servers));
  if (installation.ownerId === userId) await setOwnerServers(ownedIds(servers));
  else if (!mayEnter(installation, servers)) throw new SignInError("not_invited");
}

const mayEnter = ({ open, ownerServerIds }: Installation, servers: Granted[]) =>
  open || servers.some((one) => ownerServerIds.includes(one.clientIdentifier));
