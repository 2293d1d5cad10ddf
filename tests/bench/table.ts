/** One line of a result: what was measured, by column. */
export type Row = Record<string, string | number | null>;

/** Prints rows under a heading, numbers to the right; null shows as a dash. */
export function printTable(heading: string, rows: Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: Row[string] | undefined) => (value === null ? "–" : String(value ?? ""));
  const widths = columns.map((name) => Math.max(name.length, ...rows.map((row) => cell(row[name]).length)));
  const line = (row: Row) =>
    columns
      .map((name, index) => {
        const width = widths[index] ?? 0;
        return typeof row[name] === "string"
          ? cell(row[name]).padEnd(width)
          : cell(row[name]).padStart(width);
      })
      .join("  ");
  const head = columns.map((name, index) => {
    const width = widths[index] ?? 0;
    return typeof rows[0]?.[name] === "string" ? name.padEnd(width) : name.padStart(width);
  });
  console.log(`\n${heading}\n${head.join("  ")}`);
  for (const row of rows) console.log(line(row));
}

/** The middle one of some numbers. */
export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits));
