import { and, gte, inArray, lt, notInArray, sql } from "drizzle-orm";
import { once } from "@/lib/process/once";
import { database } from "../client";
import { tagGenerations as table } from "../schema";
import { unchanged } from "../unchanged";

/** One prepared statement per number of tags: nearly all reads ask for the same few numbers. */
const statements = () => once("statements:tags", () => new Map<number, ReturnType<typeof prepare>>());

function prepare(count: number) {
  const tags = Array.from({ length: count }, (_, index) => sql.placeholder(`tag${index}`));
  return database().select().from(table).where(inArray(table.tag, tags)).prepare();
}

/** How often each of these tags was forgotten so far, in the order asked. */
export async function tagGenerations(tags: string[]): Promise<number[]> {
  return unchanged(`tags ${tags.join(" ")}`, () => readGenerations(tags));
}

function readGenerations(tags: string[]): number[] {
  if (tags.length === 0) return [];
  const statement = statements().get(tags.length) ?? prepare(tags.length);
  statements().set(tags.length, statement);
  const found = statement.all(Object.fromEntries(tags.map((tag, index) => [`tag${index}`, tag])));
  const generations = new Map(found.map((row) => [row.tag, row.generation]));
  return tags.map((tag) => generations.get(tag) ?? 0);
}

/** Counts each of these tags as forgotten once more; all of them or none. */
export async function bumpTags(tags: string[]): Promise<void> {
  bump(tags);
}

/**
 * Counts `tag` as forgotten once more, and deletes the counts of all other tags that begin with `prefix`, except those
 * in `except`. Every entry that carries one of them must carry `tag` too: then no entry is left that could be read with
 * a count that starts from 0 again.
 */
export async function outdateTags(tag: string, prefix: string, except: string[]): Promise<void> {
  database().transaction(
    (tx) => {
      const isOfPrefix = and(gte(table.tag, prefix), lt(table.tag, `${prefix}\u{10FFFF}`));
      tx.delete(table)
        .where(and(isOfPrefix, notInArray(table.tag, [tag, ...except])))
        .run();
      bump([tag]);
    },
    { behavior: "immediate" },
  );
}

function bump(tags: string[]): void {
  if (tags.length === 0) return;
  database()
    .insert(table)
    .values([...new Set(tags)].map((tag) => ({ tag, generation: 1 })))
    .onConflictDoUpdate({ target: table.tag, set: { generation: sql`${table.generation} + 1` } })
    .run();
}
