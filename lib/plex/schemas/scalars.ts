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
export const id = z.union([z.string().min(1), z.number()]).transform(String);

/** A number, or undefined where there is none to be read. */
export const num = z.preprocess((value) => {
  if (absent(value)) return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}, z.number().optional());

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
    z.array(z.unknown()).transform((rows) =>
      rows.flatMap((one) => {
        const result = row.safeParse(one);
        return result.success ? [result.data as z.output<S>] : [];
      }),
    ),
  );
}
