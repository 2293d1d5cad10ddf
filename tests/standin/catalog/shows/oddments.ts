import { blankItem } from "../blank-item.ts";
import type { Builder } from "../builder.ts";
import { day, epoch } from "../seeded.ts";
import type { Item } from "../types.ts";

const night = { genre: "Documentary", year: 2022, contentRating: "TV-G" };

/** Shows that stored themselves oddly: hidden seasons, one file for two episodes, dates for numbers, legacy guids. */
export function addOddShows(builder: Builder, sectionId: number): void {
  const added = (age: number) => epoch - (500 + age) * day;
  const show = (title: string, more: Partial<Item> = {}) =>
    builder.add({
      ...blankItem({ ratingKey: builder.nextKey(), type: "show", sectionId, title, addedAt: added(0) }),
      summary: `${title}: kept as it was found.`,
      genres: [builder.tag("genre", night.genre)],
      year: night.year,
      contentRating: night.contentRating,
      duration: builder.durationOf("h264-b"),
      index: 1,
      ...more,
    });
  const season = (above: Item, index: number) =>
    builder.add({
      ...blankItem({
        ratingKey: builder.nextKey(),
        type: "season",
        sectionId,
        title: `Season ${index}`,
        addedAt: added(0),
      }),
      parent: above.ratingKey,
      index,
    });
  const episode = (of: Item, within: Item, title: string, file: string, more: Partial<Item>) =>
    builder.add({
      ...blankItem({
        ratingKey: builder.nextKey(),
        type: "episode",
        sectionId,
        title,
        addedAt: added(more.index ?? 0),
      }),
      parent: within.ratingKey,
      grandparent: of.ratingKey,
      summary: `${title}, one of few.`,
      duration: builder.durationOf("h264-b"),
      media: builder.media(["h264-b"], `/data/oddments/${file}`),
      ...more,
    });

  const flat = show("No Seasons Here", { flattened: true });
  const only = season(flat, 1);
  for (const index of [1, 2, 3]) episode(flat, only, `Part ${index}`, `flat.s01e0${index}`, { index });

  const double = show("Double Bill");
  const bill = season(double, 1);
  for (const [at, title] of ["The Early Show", "The Late Show"].entries())
    episode(double, bill, title, "double.s01e01-e02", { index: at + 1, rating: 7.5 });

  const daily = show("The Daily Bulletin");
  const year = season(daily, 2022);
  for (const date of ["2022-03-01", "2022-03-02"])
    episode(daily, year, date, `daily.${date}`, { index: undefined, originallyAvailableAt: date });

  const legacy = "com.plexapp.agents.thetvdb://990001";
  const old = show("Found in a Drawer", { guid: `${legacy}?lang=en` });
  const first = season(old, 1);
  episode(old, first, "Pilot", "drawer.s01e01", { index: 1, guid: `${legacy}/1/1?lang=en` });

  const away = show("Seasons Put Away", { flattened: true, flattenSeasons: 1 });
  for (const number of [1, 2]) {
    const hidden = season(away, number);
    for (const index of [1, 2])
      episode(away, hidden, `Box ${number}, Item ${index}`, `away.s0${number}e0${index}`, {
        index,
        addedAt: added(number * 40),
      });
    hidden.addedAt = added(number * 40);
  }
}
