import { z } from "zod";
import { log } from "@/lib/log/log";
import { once } from "@/lib/process/once";

/*
 * Plex sends the same field as a number here and as a string there, flags in four spellings, and leaves
 * empty lists out (PROTOCOL §1.7, §10, Appendix A). These decoders accept every spelling seen.
 */

const isEmptyObject = (value: object) => Object.keys(value).length === 0;

/** What stands for "nothing" in answers: `null`, `""`, `[]`, `{}`, or no field at all. */
const absent = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && isEmptyObject(value));

/** Whether a value is written as one word or number, and so can stand as text. */
export const isText = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** A text; numbers and flags become their text. */
export const text = z.preprocess(
  (value) => (isText(value) ? value : undefined),
  z.coerce.string().optional(),
);

/** An identifier: always a string, whatever Plex sent. */
export const id = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().min(1),
);

/** `Number` takes `[]`, `" "` and `true` for numbers too. */
const toNumber = (value: unknown): number => {
  const isWritten = typeof value === "number" || (typeof value === "string" && value.trim() !== "");
  return isWritten ? Number(value) : Number.NaN;
};

/** A number, or undefined where there is none to be read. */
export const num = z.preprocess((value) => {
  const number = toNumber(value);
  return Number.isFinite(number) ? number : undefined;
}, z.number().optional());

/** A part of a row that may be missing: what stands for nothing, or can't be read, is undefined. */
export const optional = <S extends z.ZodType>(part: S) =>
  z.preprocess((value) => (absent(value) ? undefined : value), part.optional().catch(undefined));

/** An identifier that may be missing. */
export const optionalId = optional(id);

/** A number with a meaning that the API's description tells, such as its unit. */
export const numOf = (meaning: string) => num.describe(meaning);

/** How many of a list, or from which on; -1 where Plex doesn't say, until `counted` knows better. */
export const count = z.preprocess((value) => {
  const number = toNumber(value);
  return Number.isInteger(number) ? number : -1;
}, z.number().int());

/**
 * Fills in the counts of a page: `totalSize` falls back to what came (PROTOCOL §1.6). Rows that were left out at the end
 * of a list are not counted; in the middle of one they keep their places, since offsets are Plex's.
 *
 * @param size rows of the page that could be read
 */
export function counted<P extends { size: number; totalSize: number; offset: number }>(
  page: P,
  size: number,
): P {
  const offset = Math.max(page.offset, 0);
  const sent = Math.max(page.size, size);
  const total = page.totalSize < 0 ? sent : page.totalSize;
  const isLast = offset + sent >= total;
  return { ...page, size, totalSize: isLast ? Math.max(total - (sent - size), 0) : total, offset };
}

/** A flag: true for `true`, `1`, `"1"`, `"true"`; false for anything else, and when absent. */
export const flag = z.preprocess(
  (value) => value === true || value === 1 || value === "1" || value === "true",
  z.boolean(),
);

/**
 * A list of rows: `[]` when absent, one bare object counts as a list of one, and a row that can't be read
 * is left out instead of spoiling the rest. Rows of nothing are no rows; another one that is left out is logged, once
 * for each kind of row.
 */
export function list<S extends z.ZodType>(row: S) {
  const kind = () => String(row.meta()?.id ?? "row");
  return z.preprocess(
    (value) => (absent(value) ? [] : (Array.isArray(value) ? value : [value]).filter((one) => !absent(one))),
    z
      .array(
        row.catch(({ issues }) => {
          noteDropped(kind(), issues);
          // What stands for an unreadable row is gone before anybody sees it, so its type may be any.
          return undefined as never;
        }),
      )
      .overwrite((rows) => rows.filter((one) => one !== undefined)),
  );
}

const dropped = () => once("dropped-rows", () => new Set<string>());

/** Says once per kind that a row couldn't be read, and which fields were the reason; never what stood in them. */
function noteDropped(kind: string, issues: readonly { path?: PropertyKey[]; code?: string }[]): void {
  if (dropped().has(kind)) return;
  dropped().add(kind);
  const reasons = issues.slice(0, 3).map(({ path = [], code }) => `${path.join(".")} ${code}`);
  log.warn(
    { kind, reasons },
    "A row of Plex's can't be read and is left out; others of its kind won't be named",
  );
}
