import { z } from "zod";

/*
 * Plex sends the same field as a number here and as a string there, flags in four spellings, and leaves
 * empty lists out (PROTOCOL §1.7, §10, Appendix A). These decoders accept every spelling seen.
 */

const absent = (value: unknown) => value === null || value === undefined || value === "";

/** A text; numbers and flags become their text. */
export const text = z.preprocess(
  (value) => (value === null ? undefined : typeof value === "object" ? undefined : value),
  z.coerce.string().optional(),
);

/** An identifier: always a string, whatever Plex sent. */
export const id = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().min(1),
);

/** A number, or undefined where there is none to be read. */
export const num = z.preprocess((value) => {
  if (absent(value)) return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}, z.number().optional());

/** A number with a meaning that the API's description tells, such as its unit. */
export const numOf = (meaning: string) => num.describe(meaning);

/** How many of a list, or from which on; -1 where Plex doesn't say, until `counted` knows better. */
export const count = z.preprocess((value) => {
  const number = absent(value) ? Number.NaN : Number(value);
  return Number.isInteger(number) ? number : -1;
}, z.number().int());

/** Fills in the counts of a page: `totalSize` falls back to what came (PROTOCOL §1.6). */
export function counted<P extends { size: number; totalSize: number; offset: number }>(
  page: P,
  size: number,
): P {
  const { totalSize, offset } = page;
  return { ...page, size, totalSize: totalSize < 0 ? size : totalSize, offset: Math.max(offset, 0) };
}

/** A flag: true for `true`, `1`, `"1"`, `"true"`; false for anything else, and when absent. */
export const flag = z.preprocess(
  (value) => value === true || value === 1 || value === "1" || value === "true",
  z.boolean(),
);

/**
 * A list of rows: `[]` when absent, one bare object counts as a list of one, and a row that can't be read
 * is left out instead of spoiling the rest.
 */
export function list<S extends z.ZodType>(row: S) {
  return z.preprocess(
    (value) => (absent(value) ? [] : Array.isArray(value) ? value : [value]),
    // What stands for an unreadable row is gone before anybody sees it, so its type may be any.
    z.array(row.catch(() => undefined as never)).overwrite((rows) => rows.filter((one) => one !== undefined)),
  );
}
