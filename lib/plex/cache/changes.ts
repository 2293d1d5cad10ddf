import { EventEmitter } from "node:events";
import { z } from "zod";
import { once } from "@/lib/process/once";
import type { Plex } from "../plex";

/** What of a server became another for a person; `ratingKey` is an item's or a collection's. */
const change = z.object({
  serverId: z.string(),
  what: z.enum([
    "everything",
    "libraries",
    "library",
    "item",
    "items",
    "collection",
    "playlists",
    "recent",
    "watching",
    "watched",
    "server",
  ]),
  libraryId: z.string().optional(),
  ratingKey: z.string().optional(),
});

export type Change = z.output<typeof change>;

type Whose = Pick<Plex, "userId" | "serverId">;
type Told = { said: EventEmitter; lastAt: Map<string, number> };

const told = () =>
  once("plex-changes", (): Told => ({ said: new EventEmitter().setMaxListeners(0), lastAt: new Map() }));
const nameOf = ({ userId, serverId }: Whose) => `${userId} ${serverId}`;

/** Tells whoever follows this person's server that these tags were forgotten just now. */
export function tellForgotten(whose: Whose, tags: string[]): void {
  told().lastAt.set(nameOf(whose), Date.now());
  told().said.emit(nameOf(whose), changesOf(whose.serverId, tags));
}

/** Calls `listener` with every change of this person's server. @returns what ends that */
export function onChanges(whose: Whose, listener: (changes: Change[]) => void): () => void {
  told().said.on(nameOf(whose), listener);
  return () => void told().said.off(nameOf(whose), listener);
}

/** Whether anything was forgotten after `time`, ms since 1970. */
export const changedSince = (whose: Whose, time: number): boolean =>
  (told().lastAt.get(nameOf(whose)) ?? 0) > time;

/** What tags stand for, in the words of the API. */
const changesOf = (serverId: string, tags: string[]): Change[] =>
  tags.flatMap((tag) => {
    const [what, of] = tag.split(":");
    const key = what === "library" ? "libraryId" : "ratingKey";
    const one = change.safeParse({ serverId, what, ...(of ? { [key]: of } : {}) });
    return one.success ? [one.data] : [];
  });
