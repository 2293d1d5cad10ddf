import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const { cinema } = serverIds;
const { directPlay } = titles;

test("an added film appears on home, where one is and with what one holds", async ({ owner, world }) => {
  const heard = owner.waitForRequest(/\/api\/plex\/events/);
  await owner.goto("/");
  await heard;
  const row = owner.getByRole("region", { name: "Recently added in Movies" });
  await expect(row.getByRole("link").first()).toBeVisible();
  const link = row.getByRole("link").nth(1);
  await link.focus();
  await link.scrollIntoViewIfNeeded();
  const held = await link.getAttribute("href");
  const place = await owner.evaluate(() => window.scrollY);
  await owner.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const title = "A Film That Came Meanwhile";
  const { ratingKey } = await world.control.add({ serverId: cinema, like: directPlay.ratingKey, title });
  await expect(row.getByRole("link", { name: new RegExp(title) })).toBeVisible();
  await expect(owner.locator("body[data-same-page]")).toBeVisible();
  expect(await owner.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(held);
  expect(await owner.evaluate(() => window.scrollY)).toBe(place);
  await world.control.remove({ serverId: cinema, ratingKey });
  await expect(row.getByRole("link", { name: new RegExp(title) })).toHaveCount(0);
});

test("a renamed film is renamed in a library and on its page", async ({ owner, signedIn, world }) => {
  const other = await (await signedIn("demo-owner")).newPage();
  const { ratingKey } = await world.control.add({
    serverId: cinema,
    like: directPlay.ratingKey,
    title: "AA One",
  });
  const listening = [owner, other].map((page) => page.waitForResponse(/\/api\/plex\/events/));
  await owner.goto(`/server/${cinema}/library/${titles.sections.movies}?sort=titleSort`);
  await other.goto(`/server/${cinema}/item/${ratingKey}`);
  await Promise.all(listening);
  await expect(owner.getByRole("main").getByRole("link", { name: /^AA One/ })).toBeVisible();
  await world.control.edit({ serverId: cinema, ratingKey, title: "AA Two" });
  await expect(owner.getByRole("main").getByRole("link", { name: /^AA Two/ })).toBeVisible();
  await expect(other.getByRole("heading", { level: 1, name: "AA Two" })).toBeVisible();
  await world.control.remove({ serverId: cinema, ratingKey });
});

test("the line is let go while a film is watched", async ({ owner }) => {
  const line = owner.waitForRequest(/\/api\/plex\/events/);
  await owner.goto(`/server/${cinema}/item/${directPlay.ratingKey}`);
  const gone = owner.waitForEvent("requestfailed", (request) => /\/api\/plex\/events/.test(request.url()));
  await line;
  await owner
    .getByRole("link", { name: /^(Play|Resume)/ })
    .first()
    .click();
  await expect(owner).toHaveURL(/\/watch\//);
  await gone;
});
