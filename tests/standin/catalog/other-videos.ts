import { blankItem } from "./blank-item.ts";
import type { Builder } from "./builder.ts";
import { day, epoch, hexOf } from "./seeded.ts";

/** Home videos without an agent: no ids, no cast, and the odd states a file can be in (PROTOCOL §10, 16 to 24). */
export function addOtherVideos(builder: Builder, sectionId: number): void {
  const add = (title: string, more: object, age: number) => {
    const addedAt = epoch - age * day;
    const blank = blankItem({ ratingKey: builder.nextKey(), type: "movie", sectionId, title, addedAt });
    const uuid = hexOf(title, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    return builder.add({
      ...blank,
      guid: `com.plexapp.agents.none://${uuid}?lang=xn`,
      subtype: "clip",
      hasArt: false,
      duration: builder.durationOf("h264-c"),
      media: builder.media(["h264-c"], `/data/videos/${title}`),
      ...more,
    });
  };
  // The thumbs are frames of the videos, of 16:9: nobody made a poster.
  add("Garden, First Snow", { originallyAvailableAt: "2022-12-11" }, 600);
  add("Rehearsal Without Sound", { guid: "local://22002" }, 590);
  add(
    "Old Library Card",
    { guid: "com.plexapp.agents.imdb://tt0000000?lang=en", year: 1999, contentRating: "PG" },
    580,
  );
  // In the trash: still listed, but its file is gone.
  add("The Tape Nobody Kept", { deletedAt: epoch - 3 * day }, 570);
  // Scanned but not yet analysed: no duration.
  add("Just Copied Here", { duration: undefined, hasThumb: false }, 560);
}
