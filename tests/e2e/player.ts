import { expect, type Page } from "@playwright/test";
import { serverIds } from "../standin/titles.ts";
import type { LogRow } from "../support/control.ts";
import type { World } from "../support/world.ts";

/** The address at which a film of Demo Cinema plays. */
export const watch = (ratingKey: string, query = "") => `/watch/${serverIds.cinema}/${ratingKey}${query}`;

/** One fact of the video element. */
const fact = <T>(page: Page, read: (video: HTMLVideoElement) => T) => page.locator("video").evaluate(read);

export const position = (page: Page) => fact(page, (video) => video.currentTime);
export const isPaused = (page: Page) => fact(page, (video) => video.paused);

/** Waits until the film has played past a second. */
export const plays = (page: Page, past: number) =>
  expect.poll(() => position(page), { timeout: 60_000 }).toBeGreaterThan(past);

/** Waits until the video stands or goes. */
export const standsStill = (page: Page, still = true) => expect.poll(() => isPaused(page)).toBe(still);

/** Opens a film at a second and pauses it there by key, so that what follows is exact. */
export async function openPaused(page: Page, ratingKey: string, second: number): Promise<number> {
  await page.goto(watch(ratingKey, `?t=${second}`));
  await plays(page, second);
  await page.keyboard.press("k");
  await standsStill(page);
  return position(page);
}

/** Expects the picture at a second, to a quarter of one. */
export const standsAt = (page: Page, second: number) =>
  expect.poll(async () => Math.abs((await position(page)) - second)).toBeLessThan(0.25);

/** What Plex was told of a film since the log was cleared. */
export const timeline = async (world: World, state: string): Promise<LogRow[]> =>
  (await world.control.log()).filter((row) => row.path === "/:/timeline" && row.query["state"] === state);

/** The transcodes that were begun since the log was cleared. */
export const transcodes = async (world: World): Promise<LogRow[]> =>
  (await world.control.log()).filter((row) => row.path.endsWith("/start.m3u8"));
