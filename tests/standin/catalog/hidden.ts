import { blankItem } from "./blank-item.ts";
import type { Builder } from "./builder.ts";
import { day, epoch } from "./seeded.ts";

/** What lies in libraries that the owner hides: from Home, and from Home and search. */
const written = [["Kept Out of Sight", "Behind the Boiler"], ["Nobody's Business But Ours"]];

/** Adds films to these libraries, in order. */
export function addHiddenLibraries(builder: Builder, sectionIds: readonly number[]): void {
  for (const [at, sectionId] of sectionIds.entries()) {
    for (const title of written[at] ?? []) {
      const addedAt = epoch - 700 * day;
      builder.add({
        ...blankItem({ ratingKey: builder.nextKey(), type: "movie", sectionId, title, addedAt }),
        summary: `${title}: not for everybody who comes by.`,
        year: 2011,
        duration: builder.durationOf("h264-c"),
        media: builder.media(["h264-c"], `/data/hidden/${title}`),
      });
    }
  }
}
