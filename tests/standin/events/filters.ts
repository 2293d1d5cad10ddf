import { owns, sectionsOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import type { Message } from "./feed.ts";

/**
 * The `filters` parameter: `a,b` only these, `-a,b` all but these, empty all, absent all but `log` (PROTOCOL §8.1).
 * Keep-alives pass any filter.
 */
export function readFilters(filters: string | undefined): (type: string) => boolean {
  const text = filters ?? "-log";
  const without = text.startsWith("-");
  const names = new Set(text.replace(/^-/, "").split(",").filter(Boolean));
  return (type) => type === "ping" || text === "" || names.has(type) !== without;
}

/** The owner hears everything; others what is their own and what concerns libraries they see. */
export function mayHear(server: PlexServer, account: Account, { audience }: Message): boolean {
  if (audience === "everyone" || owns(server, account)) return true;
  if (audience === "owner") return false;
  if ("account" in audience) return audience.account === account.id;
  return sectionsOf(server, account).some((section) => section.id === audience.section);
}
