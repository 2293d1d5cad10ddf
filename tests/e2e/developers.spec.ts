import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** The page is long, and axe looks at every word of it. */
test.slow();

async function isUsable(page: Page) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
}

test("anybody may read what the API is, and everybody can", async ({ page }) => {
  await page.goto("/developers");
  await expect(page.getByRole("heading", { level: 1, name: "The API" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in to try it" })).toBeVisible();
  await expect(page.getByText("Try it", { exact: true })).toHaveCount(0);
  await isUsable(page);
});

test("every route of the description is on the page", async ({ page, world }) => {
  const { paths } = await (await fetch(`${world.url}/api/openapi.json`)).json();
  await page.goto("/developers");
  const told = await page.getByRole("article").getByRole("heading", { level: 3 }).allTextContents();
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods as object)) {
      expect(told).toContain(`${method.toUpperCase()}${path}`);
    }
  }
});

test("somebody signed in finds it in Settings, and tries a route by keyboard", async ({
  owner,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 400 .*metadata\/one/);
  await owner.goto("/settings");
  await owner.getByRole("link", { name: /For developers/ }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "The API" })).toBeVisible();
  const route = owner.getByRole("article", { name: "GET /api/plex/metadata/{id}", exact: true });
  await route.getByText("Try it").focus();
  await owner.keyboard.press("Enter");
  await route.getByLabel("id", { exact: true }).fill("1");
  await owner.keyboard.press("Enter");
  await expect(route.getByRole("group", { name: "Answer" })).toContainText('"ratingKey": "1"');
  await expect(route.getByText("200", { exact: true }).last()).toBeVisible();
  await route.getByLabel("id", { exact: true }).fill("one");
  await route.getByRole("button", { name: "Send" }).click();
  await expect(route.getByRole("group", { name: "Answer" })).toContainText('"code": "bad_request"');
  const { violations } = await new AxeBuilder({ page: owner }).include("details[open]").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
});

test("a write is tried with its body", async ({ owner }) => {
  await owner.goto("/developers#postRate");
  const route = owner.getByRole("article", { name: "POST /api/plex/rate", exact: true });
  await route.getByText("Try it").click();
  await route.getByLabel("Body").fill('{ "ratingKey": "3", "rating": 7 }');
  await route.getByRole("button", { name: "Send" }).click();
  await expect(route.getByRole("group", { name: "Answer" })).toContainText('"message": "Rated"');
});
