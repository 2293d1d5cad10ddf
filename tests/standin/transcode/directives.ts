/** One `verb(name=value&…)` of a profile augmentation. */
export type Directive = { verb: string; values: Record<string, string> };

/** Splits `verb(…)+verb(…)`. A `+` may have become a space on the way; what makes no sense is skipped. */
export function parseDirectives(extra: string): Directive[] {
  // A regular expression among the values may hold brackets of its own: the bracket that ends a directive is the one
  // before the next verb, or the last.
  return [...extra.matchAll(/([\w-]+)\((.*?)\)(?=[+\s]+[\w-]+\(|[+\s]*$)/g)].map(
    ([, verb = "", body = ""]) => {
      const pairs = body.split("&").map((pair) => {
        const [name = "", ...rest] = pair.split("=");
        return [name.trim(), decode(rest.join("=")).trim()];
      });
      return { verb, values: Object.fromEntries(pairs) as Record<string, string> };
    },
  );
}

// Inner commas may be encoded once more than the rest (PROTOCOL §6.5); a lone % is just a %.
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
