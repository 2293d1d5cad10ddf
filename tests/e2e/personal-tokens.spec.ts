import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const section = (page: Page) => page.getByRole("region", { name: "Personal tokens" });

/** Nothing for axe to complain about, and nothing wider than the screen. */
async function isUsable(page: Page) {
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
}

test("a token is made, copied, used and revoked", async ({ owner, world }) => {
  await owner.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await owner.goto("/settings");
  await expect(section(owner).getByText("You have no tokens yet.")).toBeVisible();
  await section(owner).getByRole("button", { name: "New token" }).click();
  const dialog = owner.getByRole("dialog");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await isUsable(owner);
  await dialog.getByLabel("Name").fill("Backup script");
  await expect(dialog.getByRole("checkbox", { name: /^Read/ })).toBeChecked();
  await dialog.getByRole("checkbox", { name: /^Read/ }).uncheck();
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose at least one.");
  await dialog.getByRole("checkbox", { name: /^Read/ }).check();
  await dialog.getByRole("radio", { name: "In 30 days" }).check({ force: true });
  await dialog.getByRole("button", { name: "Create token" }).click();

  await expect(dialog.getByRole("heading", { name: "Your new token" })).toBeVisible();
  const token = await dialog.getByRole("textbox", { name: "Token" }).inputValue();
  expect(token).toMatch(/^mq_[\w-]{43}$/);
  await isUsable(owner);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied");
  expect(await owner.evaluate(() => navigator.clipboard.readText())).toBe(token);
  await dialog.getByRole("button", { name: "Done" }).click();

  const row = section(owner).getByRole("listitem").filter({ hasText: "Backup script" });
  await expect(row.getByText(token.slice(0, 7))).toBeVisible();
  await expect(row.getByText("Never used")).toBeVisible();
  await isUsable(owner);
  await owner.reload();
  await expect(row.getByText(/^Expires /)).toBeVisible();
  expect(await owner.content()).not.toContain(token);

  const call = () =>
    fetch(`${world.url}/api/plex/libraries`, { headers: { Authorization: `Bearer ${token}` } });
  expect((await call()).status).toBe(200);
  await owner.reload();
  await expect(row.getByText(/^Last used /)).toBeVisible();

  await row.getByRole("button", { name: "Revoke Backup script" }).click();
  const question = owner.getByRole("alertdialog", { name: "Revoke “Backup script”?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await isUsable(owner);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: "Revoke Backup script" }).click();
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(section(owner).getByText("You have no tokens yet.")).toBeVisible();
  expect((await call()).status).toBe(401);
});

test("by keyboard alone, and where the browser lends no clipboard", async ({ owner, world }) => {
  const name = "The living room television, which has rather a long name";
  await owner.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await owner.goto("/settings");
  await section(owner).getByRole("button", { name: "New token" }).focus();
  await owner.keyboard.press("Enter");
  await expect(owner.getByRole("dialog").getByLabel("Name")).toBeFocused();
  await owner.keyboard.type(name);
  for (const key of ["Tab", "Tab", "Space", "Tab", "Tab", "ArrowRight", "Enter"])
    await owner.keyboard.press(key);
  const field = owner.getByRole("textbox", { name: "Token" });
  const token = await field.inputValue();
  await owner.getByRole("button", { name: "Copy" }).focus();
  await owner.keyboard.press("Enter");
  await expect(owner.getByRole("status").filter({ hasText: "copy it by hand" })).toBeVisible();
  expect(await owner.evaluate(() => getSelection()?.toString())).toBe(token);
  await owner.keyboard.press("Escape");
  const row = section(owner).getByRole("listitem").filter({ hasText: name });
  await expect(row.getByText("Read, Play")).toBeVisible();
  await expect(row.getByText(/^Expires /)).toBeVisible();
  await expect(section(owner).getByRole("button", { name: "New token" })).toBeFocused();
  await isUsable(owner);
  await row.getByRole("button", { name: `Revoke ${name}` }).press("Enter");
  await owner.keyboard.press("Tab");
  await owner.keyboard.press("Enter");
  await expect(row).toHaveCount(0);
  await expect(section(owner).getByRole("heading", { name: "Personal tokens" })).toBeFocused();
  const { status } = await fetch(`${world.url}/api/plex/libraries`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(status).toBe(401);
});
