"use client";

import { useRef } from "react";
import { PosterCard } from "@/app/components/poster-card";
import type { Selection } from "@/app/queries/library";
import { useGridLayout } from "./grid-layout";
import { PosterPlace } from "./poster-place";
import type { First } from "./title-pages";
import { Windowed } from "./windowed";

/** All titles of a library: as the server sent them at first, windowed as soon as they can be measured. */
export function Grid({ of, first, label }: { of: Selection; first: First; label: string }) {
  const ruler = useRef<HTMLDivElement>(null);
  const layout = useGridLayout(ruler);
  return (
    <>
      <div ref={ruler} aria-hidden className="poster-grid invisible h-0 overflow-hidden">
        <PosterPlace />
      </div>
      {layout ? (
        <Windowed of={of} first={first} label={label} layout={layout} />
      ) : (
        <ul aria-label={label} className="poster-grid">
          {first.cards.map((card) => (
            <li key={card.ratingKey}>
              <PosterCard server={of.server} card={card} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
