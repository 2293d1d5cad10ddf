import { createElement, Fragment } from "react";

/** A text of the description: what stands in backticks is code. */
export function Prose({ text }: { text: string }) {
  if (!text.includes("`")) return printed(text);
  const pieces = text
    .split("`")
    .map((piece, index) => (index % 2 === 0 ? printed(piece) : <code className="code-word">{piece}</code>));
  return createElement(Fragment, null, ...pieces);
}

/** Routes are told with the apostrophe of a keyboard, pages are set with that of a printer. */
const printed = (text: string) => text.replaceAll("'", "’");

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
