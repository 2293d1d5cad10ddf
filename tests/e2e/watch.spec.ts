import type { Page } from "@playwright/test";
import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const watch = (ratingKey: string, query = "") => `/watch/${serverIds.cinema}/${ratingKey}${query}`;

const position = (page: Page) =>
  page.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime);
const plays = (page: Page, past: number) =>
  expect.poll(() => position(page), { timeout: 60_000 }).toBeGreaterThan(past);
const hasPicture = (page: Page) =>
  expect
    .poll(() => page.locator("video").evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
const seek = (page: Page, seconds: number) =>
  page.locator("video").evaluate((video: HTMLVideoElement, time) => {
    video.currentTime = time;
  }, seconds);

for (const [way, film] of [
  ["directly", titles.directPlay],
  ["through the transcoder", titles.hevc],
] as const) {
  test(`a film plays ${way}, is sought, left, and stands in Continue watching at that second`, async ({
    owner,
    world,
  }) => {
    // Another test of this worker may have left the film half-watched.
    const client = await world.signIn("demo-owner");
    await client.written("/api/plex/unscrobble", { ratingKey: film.ratingKey });
    await owner.goto(`/server/${serverIds.cinema}/item/${film.ratingKey}`);
    await owner.getByRole("link", { name: "Play", exact: true }).click();
    await hasPicture(owner);
    await plays(owner, 5);
    await seek(owner, 240);
    await plays(owner, 242);
    await world.control.clearLog();
    await owner
      .getByRole("link", { name: /Back/ })
      .or(owner.getByRole("button", { name: /Back/ }))
      .first()
      .click();
    await expect(owner.getByRole("heading", { level: 1, name: film.title })).toBeVisible();

    const stopped = async () =>
      (await world.control.log()).filter(
        (row) => row.path === "/:/timeline" && row.query["state"] === "stopped",
      );
    await expect.poll(stopped).toHaveLength(1);
    const [last] = await stopped();
    const seconds = Math.floor(Number(last?.query["time"]) / 1000);
    expect(seconds).toBeGreaterThanOrEqual(242);

    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const resume = owner.getByRole("link", { name: `Resume at ${clock}` });
    await expect(resume).toBeVisible();
    await owner.goto("/");
    await expect(owner.getByRole("region", { name: "Continue watching" })).toContainText(film.title);

    await owner.goto(watch(film.ratingKey));
    await plays(owner, seconds);
    expect(await position(owner)).toBeLessThan(seconds + 20);
  });
}

test("a file that breaks off falls back to the transcoder at the same second", async ({
  owner,
  world,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 404 .*library\/parts/, /VIDEOJS/);
  await owner.goto(watch(titles.externalSubtitle.ratingKey, "?t=0"));
  await plays(owner, 3);
  await world.control.fault({ host: serverIds.cinema, path: "^/library/parts/", status: 404 });
  await world.control.clearLog();
  await seek(owner, 400);
  await expect
    .poll(() => world.control.calls(serverIds.cinema, /start\.m3u8$/), { timeout: 40_000 })
    .toHaveLength(1);
  await plays(owner, 401);
  await world.control.clearFaults();
});

test("an end ordered by the server stops the film and shows its words", async ({ owner, world }) => {
  const stream = owner.waitForResponse((response) => response.url().includes("/api/plex/stream/"));
  await owner.goto(watch(titles.directPlay.ratingKey, "?t=0"));
  const { sessionId } = await (await stream).json();
  await plays(owner, 1);
  await world.control.terminate({
    serverId: serverIds.cinema,
    sessionId,
    code: 2006,
    text: "The owner stopped this",
  });
  await owner.keyboard.press("Space");
  await expect(owner.getByText("The owner stopped this")).toBeVisible();
});

test("a tab that closes tells Plex once where it was", async ({ owner, world }) => {
  await owner.goto(watch(titles.twoVersions.ratingKey, "?t=90"));
  await plays(owner, 92);
  await world.control.clearLog();
  await owner.goto("about:blank");
  const stopped = async () =>
    (await world.control.log()).filter(
      (row) => row.path === "/:/timeline" && row.query["state"] === "stopped",
    );
  await expect.poll(stopped).toHaveLength(1);
  expect(Number((await stopped())[0]?.query["time"])).toBeGreaterThan(91_000);
});

test("a begun film starts over when asked to", async ({ owner }) => {
  await owner.goto(`/server/${serverIds.cinema}/item/${titles.inProgress.ratingKey}`);
  await owner.getByRole("link", { name: "Start over" }).click();
  await plays(owner, 1);
  expect(await position(owner)).toBeLessThan(60);
});

test("a show itself can't be watched, and the page says what to do", async ({ owner }) => {
  await owner.goto(watch(titles.show.ratingKey));
  await expect(owner.getByRole("link").first()).toBeVisible();
  await expect(owner.locator("video")).toHaveCount(0);
});
