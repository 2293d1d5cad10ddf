import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";
import { openPaused, plays, position, standsAt, standsStill, timeline, transcodes, watch } from "./player.ts";

const { directPlay, hevc, show } = titles;

// Each goes through several states of a real film: a machine that is busy needs its time.
test.describe.configure({ timeout: 180_000 });

test("play and pause: by the button, Space, k and a click, and Plex is told where", async ({
  owner,
  world,
}) => {
  await owner.goto(watch(directPlay.ratingKey, "?t=100"));
  await plays(owner, 100);
  await world.control.clearLog();
  await owner.getByRole("button", { name: "Pause", exact: true }).click();
  await standsStill(owner);
  await expect.poll(() => timeline(world, "paused")).toHaveLength(1);
  const told = Number((await timeline(world, "paused"))[0]?.query["time"]) / 1000;
  expect(Math.abs(told - (await position(owner)))).toBeLessThan(0.5);
  await owner.getByRole("button", { name: "Play", exact: true }).click();
  await standsStill(owner, false);
  const { width, height } = owner.viewportSize() ?? { width: 0, height: 0 };
  await owner.mouse.click(width / 2, height / 3);
  await standsStill(owner);
  // The click took the focus from the button, which Space would press.
  await owner.keyboard.press("Space");
  await standsStill(owner, false);
  await owner.keyboard.press("k");
  await standsStill(owner);
});

test("ten seconds on and back: by arrows, j and l, and the buttons", async ({ owner }) => {
  const start = await openPaused(owner, directPlay.ratingKey, 200);
  let at = start;
  for (const [key, seconds] of [
    ["ArrowRight", 10],
    ["l", 10],
    ["ArrowRight", 10],
    ["ArrowLeft", -10],
    ["j", -10],
  ] as const) {
    await owner.keyboard.press(key);
    at += seconds;
    await standsAt(owner, at);
  }
  await owner.getByRole("button", { name: "Forward 10 seconds" }).click();
  await standsAt(owner, at + 10);
  await owner.getByRole("button", { name: "Back 10 seconds" }).click();
  await standsAt(owner, at);
});

test("the bar leads anywhere, by the pointer and by keys, and says where it is", async ({ owner }) => {
  await openPaused(owner, directPlay.ratingKey, 100);
  const thumb = owner.getByRole("slider", { name: "Position" });
  const bar = await thumb.locator("../..").boundingBox();
  if (!bar) throw new Error("there is no bar");
  const middle = bar.y + bar.height / 2;
  await owner.mouse.click(bar.x + bar.width / 2, middle);
  await expect.poll(() => position(owner)).toBeGreaterThan(302);
  expect(await position(owner)).toBeLessThan(306);
  await expect(thumb).toHaveAttribute("aria-valuetext", /^5:0\d of 10:08$/);
  await owner.mouse.move(bar.x + bar.width / 2, middle);
  await owner.mouse.down();
  await owner.mouse.move(bar.x + bar.width / 4, middle, { steps: 4 });
  await expect(thumb).toHaveAttribute("aria-valuetext", /^2:3\d of/);
  expect(await position(owner)).toBeGreaterThan(302);
  await owner.mouse.up();
  await expect.poll(() => position(owner)).toBeLessThan(156);
  const dropped = await position(owner);
  expect(dropped).toBeGreaterThan(148);
  await thumb.press("PageUp");
  await standsAt(owner, dropped + 60);
  await thumb.press("ArrowLeft");
  await standsAt(owner, dropped + 50);
});

test("volume and mute, by the slider, the button and keys", async ({ owner }) => {
  await openPaused(owner, directPlay.ratingKey, 100);
  const sound = () =>
    owner
      .locator("video")
      .evaluate((video: HTMLVideoElement) => [Math.round(video.volume * 100), video.muted]);
  await owner.keyboard.press("m");
  await expect.poll(sound).toEqual([100, true]);
  await owner.getByRole("button", { name: "Unmute" }).click();
  await expect.poll(sound).toEqual([100, false]);
  await owner.getByRole("button", { name: "Mute", exact: true }).click();
  await expect.poll(sound).toEqual([100, true]);
  await owner.keyboard.press("m");
  await owner.keyboard.press("ArrowDown");
  await expect.poll(sound).toEqual([95, false]);
  const slider = owner.getByRole("slider", { name: "Volume" });
  const second = await position(owner);
  await slider.press("ArrowLeft");
  await expect.poll(sound).toEqual([90, false]);
  await expect(slider).toHaveAttribute("aria-valuetext", "90 %");
  expect(await position(owner)).toBe(second);
  await slider.press("Home");
  await expect.poll(sound).toEqual([0, false]);
});

test("full screen, by f and by the button, with the controls in it", async ({ owner }) => {
  await openPaused(owner, directPlay.ratingKey, 100);
  const full = () => owner.evaluate(() => document.fullscreenElement?.getAttribute("aria-label") ?? null);
  await owner.keyboard.press("f");
  await expect.poll(full).toBe("Player");
  await owner.getByRole("button", { name: "Leave full screen" }).click();
  await expect.poll(full).toBeNull();
  await owner.getByRole("button", { name: "Full screen" }).click();
  await expect.poll(full).toBe("Player");
  await owner.keyboard.press("f");
  await expect.poll(full).toBeNull();
});

test("a lower quality is asked of Plex at the same second, and the original again", async ({
  owner,
  world,
}) => {
  const second = await openPaused(owner, directPlay.ratingKey, 150);
  await world.control.clearLog();
  const menu = owner.getByRole("button", { name: "Quality" });
  await menu.click();
  await expect(owner.getByRole("menuitemradio", { name: /^Original/ })).toHaveAttribute(
    "aria-checked",
    "true",
  );
  await owner.getByRole("menuitemradio", { name: /^240p/ }).click();
  await expect.poll(() => transcodes(world)).toHaveLength(1);
  expect((await transcodes(world))[0]?.query["maxVideoBitrate"]).toBe("320");
  await expect.poll(() => timeline(world, "stopped")).toHaveLength(1);
  await standsAt(owner, second);
  await standsStill(owner);
  await owner.getByRole("button", { name: "How this is played" }).click();
  await expect(owner.getByText("A lower quality than the original was chosen.")).toBeVisible();
  await owner.keyboard.press("Escape");
  await menu.click();
  await expect(owner.getByRole("menuitemradio", { name: /^240p/ })).toHaveAttribute("aria-checked", "true");
  await owner.getByRole("menuitemradio", { name: /^Original/ }).click();
  await expect
    .poll(() => owner.locator("video").evaluate((video: HTMLVideoElement) => video.currentSrc))
    .toContain("/library/parts/");
  await standsAt(owner, second);
});

test("another sound is asked of Plex at the same second, and the menu says which is heard", async ({
  owner,
  world,
}) => {
  const second = await openPaused(owner, hevc.ratingKey, 100);
  await world.control.clearLog();
  await owner.getByRole("button", { name: "Audio" }).click();
  await expect(owner.getByRole("menuitemradio", { name: /^English/ })).toHaveAttribute(
    "aria-checked",
    "true",
  );
  await owner.getByRole("menuitemradio", { name: /^Deutsch/ }).click();
  await expect.poll(() => transcodes(world)).toHaveLength(1);
  expect((await transcodes(world))[0]?.query["audioStreamID"]).toMatch(/^\d+$/);
  await standsAt(owner, second);
  await owner.getByRole("button", { name: "Audio" }).click();
  await expect(owner.getByRole("menuitemradio", { name: /^Deutsch/ })).toHaveAttribute(
    "aria-checked",
    "true",
  );
});

test("the intro is skipped to its end", async ({ owner }) => {
  // Paused, as the film would get there by itself.
  await openPaused(owner, directPlay.ratingKey, 22);
  const skip = owner.getByRole("button", { name: "Skip intro" });
  await skip.click();
  await standsAt(owner, 65);
  await expect(skip).toHaveCount(0);
});

test("the next episode: by the bar, over the credits, and at the end", async ({ owner, world }) => {
  const children = async (ratingKey: string): Promise<{ ratingKey: string; index: number }[]> =>
    (await owner.request.get(`/api/plex/metadata/${ratingKey}/children?server=${serverIds.cinema}`)).json();
  const first = (await children(show.ratingKey)).find(({ index }) => index === 1);
  const episodes = await children(first?.ratingKey ?? "");
  const [one = "", two = "", three = "", four = ""] = episodes.map(({ ratingKey }) => ratingKey);
  await owner.goto(watch(one, "?t=100"));
  await plays(owner, 100);
  await world.control.clearLog();
  await owner.getByRole("group", { name: "Controls" }).getByRole("button", { name: "Next episode" }).click();
  await expect(owner).toHaveURL(watch(two));
  await expect.poll(() => timeline(world, "stopped")).toHaveLength(1);
  expect((await timeline(world, "stopped"))[0]?.query["ratingKey"]).toBe(one);

  await owner.goto(watch(two, "?t=570"));
  await plays(owner, 570);
  await owner.getByRole("button", { name: "Next episode" }).first().click();
  await expect(owner).toHaveURL(watch(three));

  await owner.goto(watch(three, "?t=604"));
  await expect(owner.getByText("Up next")).toBeVisible();
  await owner.keyboard.press("n");
  await expect(owner).toHaveURL(watch(four));
});

test("the end of a film: its credits are skipped, it plays again, and Back leads to its page", async ({
  owner,
}) => {
  await owner.goto(watch(directPlay.ratingKey, "?t=564"));
  await owner.getByRole("button", { name: "Skip credits" }).click();
  await expect(owner.getByRole("heading", { name: "The end" })).toBeVisible();
  await owner.getByRole("button", { name: "Play again" }).click();
  await plays(owner, 0.5);
  expect(await position(owner)).toBeLessThan(60);
  await owner.getByRole("link", { name: "Back", exact: true }).click();
  await expect(owner).toHaveURL(new RegExp(`/item/${directPlay.ratingKey}$`));
  await expect(owner.getByRole("heading", { level: 1, name: directPlay.title })).toBeVisible();
});

test("the controls fade while a film plays and come back with the pointer", async ({ owner }) => {
  await owner.goto(watch(directPlay.ratingKey, "?t=100"));
  await plays(owner, 100);
  const player = owner.getByRole("main", { name: "Player" });
  await expect(player).not.toHaveAttribute("data-awake");
  await owner.mouse.move(300, 300);
  await expect(player).toHaveAttribute("data-awake");
});
