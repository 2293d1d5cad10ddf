import AxeBuilder from "@axe-core/playwright";
import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const { cinema } = serverIds;

test("the owner of an open server is warned in Settings, and confirms it there", async ({
  world,
  signedIn,
}, info) => {
  await world.control.allow(cinema, "127.0.0.1");
  const page = await (await signedIn("demo-owner")).newPage();
  const warning = page.getByText("This server takes everyone for its owner");
  await page.goto("/");
  await expect(async () => {
    await page.goto("/settings");
    await expect(warning).toBeVisible({ timeout: 2_000 });
  }).toPass();
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: info.outputPath(`open-server-${width}.png`), fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  const confirm = page.getByRole("button", { name: "Let others use it anyway" });
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("You confirmed that this is intended.")).toBeVisible();
  await expect(warning).toBeHidden();
  await world.control.allow(cinema, "");
});

test("a refusal to play stands on the curtain in Plex's words", async ({
  owner,
  world,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 502 .*api\/plex\/stream/);
  const text = "Playing from remote networks is not allowed.";
  await world.control.fault({ host: cinema, path: "/decision$", bitrateCap: 1, code: 2_001, text });
  await owner.goto(`/watch/${cinema}/${titles.directPlay.ratingKey}?t=0`);
  await expect(owner.getByRole("alert").getByText(text)).toBeVisible();
  await world.control.clearFaults();
});
