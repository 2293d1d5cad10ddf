import { type RefObject, useLayoutEffect, useState } from "react";

/** How a grid of posters lies: `rowHeight` with its gap, and `top` from the head of the document, in CSS pixels. */
export type GridLayout = { columns: number; rowHeight: number; top: number };

/**
 * Measures a grid that the stylesheet lays out (`poster-grid`): it decides how many posters stand beside
 * each other, and this reads it. Null before the first measurement, as on the server.
 *
 * @param ruler an invisible grid with one poster's shape in it, where the real one begins
 */
export function useGridLayout(ruler: RefObject<HTMLElement | null>): GridLayout | null {
  const [layout, setLayout] = useState<GridLayout | null>(null);
  useLayoutEffect(() => {
    const element = ruler.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      const card = element.firstElementChild?.getBoundingClientRect().height ?? 0;
      const next = {
        columns: style.gridTemplateColumns.split(" ").length,
        rowHeight: card + Number.parseFloat(style.rowGap),
        top: element.getBoundingClientRect().top + window.scrollY,
      };
      setLayout((before) => (before && same(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ruler]);
  return layout;
}

const same = (a: GridLayout, b: GridLayout) =>
  a.columns === b.columns && a.rowHeight === b.rowHeight && a.top === b.top;
