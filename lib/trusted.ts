import { BlockList, isIP } from "node:net";

const loopback = ["127.0.0.0/8", "::1"];
const privateNetworks = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
];

const keywords: Record<string, string[]> = {
  loopback,
  private: [...loopback, ...privateNetworks],
  all: ["0.0.0.0/0", "::/0"],
  none: [],
};

/** Says whether an address belongs to a proxy whose forwarded headers are believed. */
export type Trust = (address: string) => boolean;

/**
 * Reads a list of trusted proxies.
 *
 * @param list addresses, CIDR ranges and the words `loopback`, `private`, `all`, `none`, with commas between
 * @throws Error naming the entry that can't be understood
 */
export function trustedProxies(list: string): Trust {
  const ranges = new BlockList();
  for (const entry of list.split(",").map((one) => one.trim().toLowerCase())) {
    if (entry) for (const range of keywords[entry] ?? [entry]) add(ranges, range);
  }
  return (address) => {
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && ranges.check(plain, family === 6 ? "ipv6" : "ipv4");
  };
}

/** `::ffff:192.0.2.1`, as a dual-stack socket says it, is `192.0.2.1`; a zone (`%eth0`) says nothing here. */
export const plainAddress = (address: string): string =>
  address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");

function add(ranges: BlockList, range: string): void {
  const [address = "", bits, ...rest] = range.split("/");
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (family === 0 || rest.length > 0 || !(prefix <= most)) {
    throw new Error(
      `"${range}" is neither an address, a CIDR range nor one of ${Object.keys(keywords).join(", ")}`,
    );
  }
  ranges.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
}

const isLoopback = trustedProxies("loopback");
const isPrivate = trustedProxies("private");

/** The word for the network that an address is in, which says where somebody is without saying who. */
export const networkOf = (address: string): "loopback" | "private" | "public" =>
  isLoopback(address) ? "loopback" : isPrivate(address) ? "private" : "public";

/** What of an address tells one home from another: of IPv6 the first half, since a home has all of the other. */
export function homeOf(address: string): string {
  if (!address.includes(":")) return address;
  const [left = [], right = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const between = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...between, ...right].slice(0, 4).join(":");
}
