import type { Context } from "hono";
import type { Item, Section } from "../catalog/types.ts";
import { flag, param } from "../http/params.ts";
import type { Pms, PmsEnv } from "./env.ts";
import { libraryFields, sectionFields } from "./render/container.ts";
import { listed } from "./render/item.ts";
import { page, reply, rows } from "./reply.ts";

/**
 * Answers with a page of items, as rows of a listing. `extra` fields of the container win over the usual ones.
 * `excludeFields` and `excludeElements` are followed (PROTOCOL §1.10).
 */
export function listItems(
  { server }: Pms,
  c: Context<PmsEnv>,
  items: readonly Item[],
  { section, extra = {} }: { section?: Section; extra?: object } = {},
): Response {
  const { counts, page: shown } = page(c, items);
  const guids = flag(c, "includeGuids");
  const list = shown.map((item) =>
    slim(c, listed(server, c.get("account"), item, { guids, isAnywhere: !section })),
  );
  const fields = section ? sectionFields(section) : libraryFields;
  return reply(c, { ...counts, ...fields, ...extra, Metadata: rows(list) });
}

/** Leaves out what the client doesn't want; identity and keys stay. */
export function slim<Row extends object>(c: Context, row: Row): Partial<Row> {
  const fields = param(c, "excludeFields")?.split(",") ?? [];
  const lists = param(c, "excludeElements")?.split(",") ?? [];
  if (fields.length === 0 && lists.length === 0) return row;
  const isList = (key: string) => /^[A-Z]/.test(key);
  const kept = Object.entries(row).filter(([key]) =>
    isList(key) ? !lists.includes(key) : !fields.includes(key) || key === "ratingKey" || key === "key",
  );
  // Entries of a row are some of that row's fields.
  return Object.fromEntries(kept) as Partial<Row>;
}
