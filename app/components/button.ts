const base =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-card px-4 text-base sm:px-5 font-semibold whitespace-nowrap transition-colors disabled:opacity-50";

const kinds = {
  /** The one thing to do on a page. */
  primary: `${base} bg-ink text-black hover:bg-white/85`,
  quiet: `${base} max-sm:px-3 max-sm:text-sm bg-white/12 text-ink hover:bg-white/20`,
  /** What can't be taken back. */
  danger: `${base} bg-danger text-black hover:bg-danger/85`,
  /** A round button with nothing but an icon in it; it needs a name. */
  icon: "inline-grid size-11 shrink-0 place-items-center rounded-full bg-white/12 text-ink transition-colors hover:bg-white/20 disabled:opacity-50",
  /** The same without a ground, in bars. */
  bare: "inline-grid size-11 shrink-0 place-items-center rounded-full text-soft transition-colors hover:bg-white/10 hover:text-ink",
} as const;

/** The classes of a button, or of a link that looks like one. */
export const button = (kind: keyof typeof kinds): string => kinds[kind];
