import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { GridLayout } from "./grid-layout";

/** After so many ms without scrolling somebody has arrived. */
const ARRIVED_MS = 120;

/** Where exactly the page stood at an address, in CSS pixels, for the way back; a reload needs only the row. */
const pixels = new Map<string, number>();

/**
 * Keeps the place in a library in the address (`?at=`), and holds it when the window changes its width.
 *
 * @returns `start`: how far down the page begins, in CSS pixels, when it is opened, reloaded or come back to;
 *   `note`: writes the place down at once, for somebody who is about to leave
 */
export function usePlace(layout: GridLayout): { start: number; note: () => void } {
  const [[asked, start]] = useState(() => startOf(layout));
  const at = useRef(asked);
  const shown = useRef(layout);

  useLayoutEffect(() => {
    const { columns, rowHeight } = shown.current;
    shown.current = layout;
    // A fraction of a pixel moves nothing that anybody sees.
    if (layout.columns === columns && Math.abs(layout.rowHeight - rowHeight) < 1) return;
    if (at.current > 0) window.scrollTo({ top: offsetOf(at.current, layout), behavior: "instant" });
  }, [layout]);

  const note = useCallback(() => {
    const row = Math.max(0, Math.round((window.scrollY + barHeight() - layout.top) / layout.rowHeight));
    at.current = row * layout.columns;
    const url = new URL(window.location.href);
    if (at.current > 0) url.searchParams.set("at", String(at.current));
    else url.searchParams.delete("at");
    if (url.href !== window.location.href) window.history.replaceState(null, "", url);
    pixels.set(url.href, window.scrollY);
  }, [layout]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(note, ARRIVED_MS);
    };
    window.addEventListener("scroll", later, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", later);
    };
  }, [note]);

  return { start, note };
}

/** The place in the address: not in the page's props, which on the way back are of when it was first opened. */
function startOf(layout: GridLayout): [at: number, start: number] {
  const named = Number(new URLSearchParams(window.location.search).get("at"));
  const at = Number.isSafeInteger(named) && named > 0 ? named : 0;
  const row = at > 0 ? offsetOf(at, layout) : 0;
  const exact = pixels.get(window.location.href) ?? window.scrollY;
  return [at, Math.abs(exact - row) <= layout.rowHeight ? exact : row];
}

const offsetOf = (at: number, { top, columns, rowHeight }: GridLayout) =>
  top - barHeight() + Math.floor(at / columns) * rowHeight;

/** The top bar covers this much; the posters begin below it. */
const barHeight = () => Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
