import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

test("no Plex token ever reaches the browser or the log", async ({ owner, world }) => {
  const seen: { where: string; text: string }[] = [];
  const reading: Promise<void>[] = [];
  const context = owner.context();
  context.on("request", (request) => {
    seen.push({
      where: `request ${request.url()}`,
      text: `${request.url()} ${JSON.stringify(request.headers())}`,
    });
  });
  context.on("response", (response) => {
    seen.push({ where: `headers of ${response.url()}`, text: JSON.stringify(response.headers()) });
    const isText = /json|html|text|javascript|mpegurl/.test(response.headers()["content-type"] ?? "");
    if (!isText) return;
    reading.push(
      response
        .text()
        .then((text) => void seen.push({ where: `body of ${response.url()}`, text }))
        // A page that was left takes its bodies along.
        .catch(() => undefined),
    );
  });

  const at = (path: string) => `/server/${serverIds.cinema}/${path}`;
  for (const path of [
    "/",
    at(`library/${titles.sections.movies}`),
    at(`item/${titles.directPlay.ratingKey}`),
    at(`item/${titles.show.ratingKey}`),
    `/server/${serverIds.attic}/item/1`,
    "/search?q=the",
    "/settings",
  ]) {
    await owner.goto(path, { waitUntil: "networkidle" });
    seen.push({ where: `page ${path}`, text: await owner.content() });
  }
  // Navigation inside the app carries its pages in another form.
  await owner.goto("/");
  await owner
    .getByRole("link", { name: new RegExp(`^${titles.directPlay.title}`) })
    .first()
    .click();
  await expect(owner).toHaveURL(/\/item\//);
  await owner.goBack();
  for (const film of [titles.directPlay, titles.hevc]) {
    await owner.goto(`/watch/${serverIds.cinema}/${film.ratingKey}?t=0`);
    await expect
      .poll(() => owner.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime), {
        timeout: 60_000,
      })
      .toBeGreaterThan(1);
    seen.push({ where: `watch ${film.title}`, text: await owner.content() });
  }
  for (const path of [
    "servers",
    "test",
    "libraries",
    "continue",
    "ondeck",
    "recent",
    "metadata/1",
    "stream/2",
  ]) {
    await owner.goto(`/api/plex/${path}`);
  }
  await Promise.all(reading);
  seen.push({ where: "cookies and storage", text: JSON.stringify(await context.storageState()) });
  seen.push({ where: "the log", text: world.app.output() });

  const tokens = await world.control.tokens();
  expect(tokens.length).toBeGreaterThan(3);
  expect(seen.length).toBeGreaterThan(100);
  const leaks = seen
    .filter(({ text }) => tokens.some((token) => text.includes(token)))
    .map(({ where }) => where);
  expect(leaks).toEqual([]);
});
