import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const { ratingKey } = titles.externalSubtitle;

test("a film is rated by a click on its fourth star, by keys, and not at all", async ({ owner, world }) => {
  await owner.goto(`/server/${serverIds.cinema}/item/${ratingKey}`);
  const rating = owner.getByRole("slider", { name: "Your rating" });
  const told = async () =>
    (await world.control.log()).flatMap(({ path, query }) => (path === "/:/rate" ? [query["rating"]] : []));
  /** How much of each star is drawn full, in percent. */
  const drawn = () =>
    rating.locator("../..").evaluate((root) =>
      [...root.querySelectorAll("svg.text-lamp")].map((star) => {
        const whole = star.getBoundingClientRect().width;
        return Math.round(((star.parentElement?.getBoundingClientRect().width ?? 0) / whole) * 100);
      }),
    );
  await expect(rating).toHaveAttribute("aria-valuetext", "Not rated");
  expect(await drawn()).toEqual([0, 0, 0, 0, 0]);
  await world.control.clearLog();

  const stars = await rating.locator("../..").boundingBox();
  if (!stars) throw new Error("there are no stars");
  await owner.mouse.click(stars.x + stars.width * 0.8, stars.y + stars.height / 2);
  await expect(rating).toHaveAttribute("aria-valuetext", "4 of 5");
  await expect.poll(told).toEqual(["8"]);
  await owner.reload();
  await expect(rating).toHaveAttribute("aria-valuetext", "4 of 5");
  await expect.poll(drawn).toEqual([100, 100, 100, 100, 0]);

  await rating.press("ArrowLeft");
  await expect(rating).toHaveAttribute("aria-valuetext", "3.5 of 5");
  await expect.poll(told).toEqual(["8", "7"]);
  await expect.poll(drawn).toEqual([100, 100, 100, 50, 0]);

  await owner.getByRole("button", { name: "Clear rating" }).click();
  await expect(rating).toHaveAttribute("aria-valuetext", "Not rated");
  await expect.poll(async () => (await told()).length).toBe(3);
  await owner.reload();
  await expect(rating).toHaveAttribute("aria-valuetext", "Not rated");
});
