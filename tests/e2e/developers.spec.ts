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

test("a call that deletes asks once more", async ({ owner }) => {
  await owner.goto("/developers#deleteTokensId");
  const body = { name: "Tried out", scopes: ["read"], expiresInDays: 1 };
  const made = await owner.request.post("/api/tokens", { data: body });
  const { id } = await made.json();
  const names = async () => JSON.stringify(await (await owner.request.get("/api/tokens")).json());
  const route = owner.getByRole("article", { name: "DELETE /api/tokens/{id}", exact: true });
  const send = route.getByRole("button", { name: "Send" });
  await route.getByText("Try it").click();
  await route.getByLabel("id", { exact: true }).fill(id);
  await send.click();
  const question = owner.getByRole("alertdialog", { name: "Really delete?" });
  await expect(question.getByText(`DELETE /api/tokens/${id}`)).toBeVisible();
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await isUsable(owner);
  await owner.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(send).toBeFocused();
  expect(await names()).toContain(id);
  await owner.keyboard.press("Enter");
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(route.getByRole("group", { name: "Answer" })).toBeVisible();
  expect(await names()).not.toContain(id);
});

for (const { width, height } of sizes) {
  test(`a route is found by its address or by what it does, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/developers");
    const contents = page.getByRole("navigation", { name: "Contents" });
    await contents.getByRole("searchbox", { name: "Find a route" }).fill("post watched");
    await expect(contents.getByRole("status")).toHaveText(/^\d routes?$/);
    await expect(contents.getByRole("link", { name: /libraries/ })).toHaveCount(0);
    const link = contents.getByRole("link", { name: "POST scrobble", exact: true });
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(width === 360 ? 44 : 24);
    await link.click();
    await expect(page).toHaveURL(/#postScrobble$/);
    const heading = page.getByRole("heading", { name: "POST /api/plex/scrobble", exact: true });
    await expect(heading).toBeInViewport();
    await expect(heading.getByRole("link")).toHaveAttribute("href", "#postScrobble");
    await contents.getByRole("searchbox").fill("no such thing");
    await expect(contents.getByRole("status")).toHaveText("No route matches.");
    expect((await new AxeBuilder({ page }).include("nav").analyze()).violations).toEqual([]);
  });
}

test("the page stays light", async ({ world }) => {
  const page = await (await fetch(`${world.url}/developers`)).text();
  expect(page.length).toBeLessThan(700_000);
});
