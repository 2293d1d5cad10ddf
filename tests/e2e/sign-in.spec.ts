import { join } from "node:path";
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { serverIds } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

/** next-auth answers 401 to a sign-in that leads nowhere, and Chromium tells its console. */
const refused = /status of 401 .*\/api\/auth\/callback\/plex/;

const signInPage = async (page: Page, account: string, answer = "Continue as") => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with Plex" }).click();
  await page.getByRole("button", { name: `${answer} ${account}` }).click();
};

test("somebody signs in on Plex's page, comes back, and signs out again", async ({
  page,
  world,
  expectedComplaints,
}) => {
  // Pictures that were still on their way when the session ended.
  expectedComplaints.push(/status of 401 .*\/api\/plex\/images/);
  await page.goto("/server/x/item/1");
  await expect(page).toHaveURL(/\/sign-in/);
  await signInPage(page, "Demo Friend");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`${world.url}/`);
  await page.getByRole("button", { name: /Account of Demo Friend/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("somebody refuses on Plex's page and is told that nothing happened", async ({
  page,
  expectedComplaints,
}) => {
  expectedComplaints.push(refused);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Plex" }).click();
  await page.getByRole("button", { name: /Deny|Cancel/ }).click();
  await expect(page.getByText("The sign-in was cancelled")).toBeVisible();
});

test("a sign-in that took too long says so", async ({ page, world, expectedComplaints }) => {
  expectedComplaints.push(refused);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Plex" }).click();
  await expect(page.getByRole("button", { name: "Continue as Demo Friend" })).toBeVisible();
  const fragment = new URLSearchParams(new URL(page.url()).hash.slice(2));
  await world.control.expire(fragment.get("code") ?? "");
  await page.goto(fragment.get("forwardUrl") ?? "");
  await expect(page.getByText(/expired|cancelled/)).toBeVisible();
});

test("Plex being away is said in words", async ({ page, world }) => {
  await world.control.fault({ host: "tv", path: "^/api/v2/pins", status: 503, times: 1 });
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Plex" }).click();
  await expect(page.getByText("Plex can’t be reached right now")).toBeVisible();
});

test("somebody without any server is told so", async ({ page, world, expectedComplaints }) => {
  expectedComplaints.push(refused);
  await world.control.addAccount({ title: "Demo Stranger", username: "stranger", servers: [] });
  await signInPage(page, "Demo Stranger");
  await expect(page.getByText("has no access to any media server")).toBeVisible();
});

test("the owner opens the house, and somebody who shares nothing gets in", async ({
  page,
  owner,
  world,
  expectedComplaints,
}) => {
  expectedComplaints.push(refused);
  await world.control.addAccount({
    title: "Demo Guest",
    username: "guest",
    servers: [{ serverId: serverIds.attic }],
  });
  await signInPage(page, "Demo Guest");
  await expect(page.getByText("only open to people who share a server")).toBeVisible();

  await owner.goto("/settings");
  const open = owner.getByRole("switch", { name: "Anyone with a Plex account may sign in" });
  const saved = owner.waitForResponse(
    (one) => one.request().method() === "POST" && one.url().endsWith("/settings"),
  );
  await open.click();
  await saved;
  await signInPage(page, "Demo Guest");
  await expect(page).toHaveURL(`${world.url}/`);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("switch")).toHaveCount(0);

  await open.click();
  await expect(open).not.toBeChecked();
});

test("a sign-in that nobody used for thirty days is deleted, with its tokens, at the next one", async ({
  world,
}) => {
  const db = new Database(join(world.dataDir, "marquee.db"));
  const sid = async () => {
    await world.signIn("demo-friend");
    const row = db.prepare("select id from sessions order by created_at desc, rowid desc limit 1").get();
    return String(Object(row).id);
  };
  const [old, recent] = [await sid(), await sid()];
  const age = (id: string, days: number) =>
    db.prepare("update sessions set last_seen_at = ? where id = ?").run(Date.now() - days * 86_400_000, id);
  age(old, 31);
  age(recent, 29);
  const rows = (table: "sessions" | "servers", column: string, id: string) =>
    db.prepare(`select count(*) as count from ${table} where ${column} = ?`).get(id);
  expect(rows("servers", "session_id", old)).not.toEqual({ count: 0 });
  await world.signIn("demo-friend");
  expect(rows("sessions", "id", old)).toEqual({ count: 0 });
  expect(rows("servers", "session_id", old)).toEqual({ count: 0 });
  expect(rows("sessions", "id", recent)).toEqual({ count: 1 });
  db.close();
});
