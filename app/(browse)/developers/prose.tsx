import { Fragment } from "react";

/** A text of the description: what stands in backticks is code. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((piece, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <code key={index} className="rounded-sm bg-white/10 px-1 font-mono text-[0.9em] break-words">
        {piece}
      </code>
    ),
  );
}

/** Several lines of code; it scrolls sideways, so the keyboard must reach it. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre
      tabIndex={0}
      role="group"
      aria-label={label}
      className="overflow-x-auto rounded-card bg-black p-4 font-mono text-sm leading-6 text-soft"
    >
      <code>{children}</code>
    </pre>
  );
}
