import AxeBuilder from "@axe-core/playwright";
import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const at = (path: string) => `/server/${serverIds.cinema}/${path}`;
const pages: [name: string, path: string][] = [
  ["home", "/"],
  ["library", at(`library/${titles.sections.movies}`)],
  ["empty library", at(`library/${titles.sections.empty}`)],
  ["film", at(`item/${titles.directPlay.ratingKey}`)],
  ["film with a long title", at(`item/${titles.longTitle.ratingKey}`)],
  ["film without art", at(`item/${titles.noArt.ratingKey}`)],
  ["show", at(`item/${titles.show.ratingKey}`)],
  ["search", "/search?q=the"],
  ["settings", "/settings"],
];

test.describe("everybody can use", () => {
  for (const [name, path] of pages) {
    test(name, async ({ owner }) => {
      await owner.goto(path, { waitUntil: "networkidle" });
      for (const size of [
        { width: 360, height: 740 },
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
      ]) {
        await owner.setViewportSize(size);
        const { violations } = await new AxeBuilder({ page: owner }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
        const overflow = await owner.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      }
    });
  }

  test("the sign-in page", async ({ page }) => {
    await page.goto("/sign-in?error=expired");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});

test("the keyboard reaches everything, and one sees where it is", async ({ owner }) => {
  await owner.goto("/", { waitUntil: "networkidle" });
  const reached: string[] = [];
  for (let step = 0; step < 40; step++) {
    await owner.keyboard.press("Tab");
    const focus = await owner.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A card draws its ring around the picture inside it.
      const ringed = [element, ...element.querySelectorAll("*")].some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && outlineWidth !== "0px";
      });
      const box = element.getBoundingClientRect();
      return {
        name: element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? "",
        visible: ringed,
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (!focus) break;
    expect(focus, `focus on ${focus.name}`).toMatchObject({ visible: true, inside: true });
    reached.push(focus.name);
  }
  expect(reached[0]).toBe("Skip to content");
  expect(reached.length).toBeGreaterThan(15);
});
