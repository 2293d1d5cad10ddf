import type { Page } from "@playwright/test";
import type { Film } from "../standin/catalog/films/film.ts";
import { films } from "../standin/catalog/films/index.ts";
import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const library = (id: string, query = "") => `/server/${serverIds.cinema}/library/${id}${query}`;

/** The films on screen, in their order: the first twelve. */
async function shown(page: Page): Promise<Film[]> {
  const rows = await page.getByRole("main").getByRole("listitem").getByRole("link").allInnerTexts();
  return rows.slice(0, 12).flatMap((words) => films.filter((film) => words.split("\n").includes(film.title)));
}

const sortTitle = ({ title, titleSort }: Film) => (titleSort ?? title).toLowerCase();

for (const [name, facts] of [
  ["Year", ({ year }: Film) => year],
  ["Critics’ rating", ({ ratings: [critics] }: Film) => critics],
  ["Audience rating", ({ ratings: [, audience] }: Film) => audience],
] as const) {
  test(`a library by ${name.toLowerCase()}: the highest come first`, async ({ owner }) => {
    await owner.goto(library(titles.sections.movies));
    await owner.getByRole("button", { name: /^Sorted by/ }).click();
    await owner.getByRole("menuitemradio", { name }).click();
    const highest = films
      .map(facts)
      .toSorted((a, b) => b - a)
      .slice(0, 12);
    await expect.poll(async () => (await shown(owner)).map(facts)).toEqual(highest);
    await expect(owner.getByRole("button", { name: `Sorted by ${name}` })).toBeVisible();
    await owner.reload();
    await expect.poll(async () => (await shown(owner)).map(facts)).toEqual(highest);
  });
}

test("a library by title, back from another order", async ({ owner }) => {
  const first = films
    .map(sortTitle)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .slice(0, 5);
  await owner.goto(library(titles.sections.movies, "?sort=year"));
  await owner.getByRole("button", { name: "Sorted by Year" }).click();
  await owner.getByRole("menuitemradio", { name: "Title" }).click();
  await expect.poll(async () => (await shown(owner)).slice(0, 5).map(sortTitle)).toEqual(first);
});

test("a library's unwatched films are those without a watched one, until it is unwatched again", async ({
  owner,
}) => {
  const { ratingKey, title } = titles.oddText;
  const server = serverIds.cinema;
  const mark = (how: string) =>
    owner.request.post(`/api/plex/${how}?server=${server}`, { data: { ratingKey } });
  expect((await mark("scrobble")).ok()).toBe(true);
  await owner.goto(library(titles.sections.movies));
  const count = owner.getByText(/^\d+ titles$/);
  const film = owner.getByRole("main").getByRole("link", { name: title });
  await expect(film).toBeVisible();
  const all = Number.parseInt(await count.innerText(), 10);
  await owner.getByRole("button", { name: "Unwatched" }).click();
  await expect(film).toHaveCount(0);
  await expect.poll(async () => Number.parseInt(await count.innerText(), 10)).toBeLessThan(all);
  // None of those that are left carries the mark.
  await expect(
    owner.getByRole("main").getByRole("listitem").getByText("Watched", { exact: true }),
  ).toHaveCount(0);
  expect((await mark("unscrobble")).ok()).toBe(true);
  await owner.reload();
  await expect(film).toBeVisible();
  await owner.getByRole("button", { name: "Unwatched" }).click();
  await expect.poll(async () => Number.parseInt(await count.innerText(), 10)).toBe(all);
});
