/** The code that an error carries, ours or Node's, undici's, SQLite's ("ECONNRESET"); undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code }: Error & { code?: unknown } = error;
  return typeof code === "string" ? code : undefined;
}
