import { BlockList } from "node:net";
import type { Context } from "hono";
import type { Account } from "../world/types.ts";
import type { Pms } from "./env.ts";

/** Who comes without a token: the owner, when the caller's address is allowed without; otherwise nobody. */
export function ownerWithoutToken({ server, world }: Pms, c: Context): Account | undefined {
  const address: unknown = Object(c.env).incoming?.socket.remoteAddress;
  const networks = server.preferences.values.allowedNetworks;
  if (!networks || typeof address !== "string" || !covers(networks, address)) return undefined;
  return world.accounts.get(server.owner.id);
}

/** Plain IPv4: the stand-in listens on 127.0.0.1 alone. Entries are addresses, or networks with a mask of either kind. */
function covers(networks: string, address: string): boolean {
  const list = new BlockList();
  for (const entry of networks.split(",").map((each) => each.trim())) {
    const [network = "", mask = "32"] = entry.split("/");
    list.addSubnet(network, mask.includes(".") ? bitsOf(mask) : Number(mask), "ipv4");
  }
  return list.check(address.replace(/^::ffff:/, ""), "ipv4");
}

/** `255.255.0.0` is 16. */
const bitsOf = (mask: string) =>
  mask
    .split(".")
    .map((byte) => Number(byte).toString(2).replaceAll("0", ""))
    .join("").length;
