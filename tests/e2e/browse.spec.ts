import { serverIds, titles } from "../standin/titles.ts";
import { expect, test } from "./fixtures.ts";

const library = (id: string) => `/server/${serverIds.cinema}/library/${id}`;
const item = (ratingKey: string) => `/server/${serverIds.cinema}/item/${ratingKey}`;

test("home shows what was begun, what is next and what is new", async ({ owner }) => {
  await owner.goto("/");
  const begun = owner.getByRole("region", { name: "Continue watching" });
  await expect(
    begun.getByRole("link", { name: new RegExp(`^Resume ${titles.inProgress.title}`) }),
  ).toBeVisible();
  await expect(owner.getByRole("region", { name: "Up next" }).getByRole("link").first()).toBeVisible();
  await expect(
    owner
      .getByRole("region", { name: /Recently added/ })
      .first()
      .getByRole("link")
      .first(),
  ).toBeVisible();
});

test("a library of 5,000 titles is read to its last one, and Back returns there", async ({ owner }) => {
  await owner.goto(`${library(titles.sections.archive)}?sort=titleSort`);
  await expect(owner.getByText("5,000 titles")).toBeVisible();
  // Until the browser has measured the posters, the page ends after those that came with the document.
  await expect(owner.getByRole("main").getByRole("listitem").first()).toHaveAttribute("aria-setsize", "5000");
  await owner.keyboard.press("End");
  const last = owner.getByRole("link", { name: new RegExp(`^${titles.lastOfArchive.title}`) });
  await expect(last).toBeVisible();
  // Windowed: what isn't seen isn't there.
  expect(await owner.getByRole("main").getByRole("link").count()).toBeLessThan(250);
  await last.click();
  await expect(owner.getByRole("heading", { level: 1, name: titles.lastOfArchive.title })).toBeVisible();
  await owner.goBack();
  await expect(last).toBeInViewport();
});

test("a library is sorted and filtered, and the address says how", async ({ owner }) => {
  await owner.goto(library(titles.sections.movies));
  await owner.getByRole("button", { name: /Sort/ }).click();
  await owner.getByRole("menuitemradio", { name: "Year" }).click();
  await expect(owner).toHaveURL(/sort=year/);
  await owner.getByText("Unwatched", { exact: true }).click();
  await expect(owner).toHaveURL(/unwatched=1/);
  await owner.reload();
  await expect(owner.getByRole("main").getByRole("link").first()).toBeVisible();
});

test("an empty library says so", async ({ owner }) => {
  await owner.goto(library(titles.sections.empty));
  await expect(owner.getByText("Nothing here yet")).toBeVisible();
});

test("from a show to a season to an episode, and up again", async ({ owner }) => {
  await owner.goto(item(titles.show.ratingKey));
  await expect(owner.getByRole("heading", { level: 1, name: titles.show.title })).toBeVisible();
  await owner
    .getByRole("link", { name: /Season 1/ })
    .first()
    .click();
  await expect(owner.getByRole("heading", { level: 1, name: /Season 1/ })).toBeVisible();
  const episodes = owner.getByRole("region", { name: "Episodes" }).getByRole("listitem");
  await episodes.nth(1).getByRole("heading").getByRole("link").click();
  await expect(owner.getByRole("link", { name: "Go to show" })).toBeVisible();
  await owner.getByRole("link", { name: "Go to show" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: titles.show.title })).toBeVisible();
});

test("a film is marked as watched and back", async ({ owner }) => {
  await owner.goto(item(titles.twoVersions.ratingKey));
  const told = owner.waitForResponse(/\/api\/plex\/scrobble/);
  await owner.getByRole("button", { name: "Mark as watched" }).click();
  await told;
  await expect(owner.getByRole("button", { name: "Mark as unwatched" })).toBeVisible();
  await owner.reload();
  await owner.getByRole("button", { name: "Mark as unwatched" }).click();
  await expect(owner.getByRole("button", { name: "Mark as watched" })).toBeVisible();
});

test("search finds as one types, and its address can be shared", async ({ owner }) => {
  await owner.goto("/search");
  await owner.getByRole("searchbox").fill("harb");
  const found = owner
    .getByRole("main")
    .getByRole("link", { name: new RegExp(titles.show.title) })
    .first();
  await expect(found).toBeVisible();
  await expect(owner).toHaveURL(/q=harb/);
  await owner.reload();
  await expect(found).toBeVisible();
  await owner.getByRole("searchbox").fill("nosuchtitle");
  await expect(owner.getByText("Nothing found for “nosuchtitle”")).toBeVisible();
});

test("home of a dead server says so once", async ({ owner, world, expectedComplaints }) => {
  expectedComplaints.push(/status of 50\d/);
  await world.control.down(serverIds.attic);
  await owner.request.post("/api/plex/servers/current", { data: { serverId: serverIds.attic } });
  await owner.goto("/");
  await expect(owner.getByRole("alert").getByText("This server can’t be reached")).toBeVisible();
  await expect(owner.locator("main .bone")).toHaveCount(0);
  await expect(owner.getByText("This row can’t be shown right now.")).toHaveCount(0);
  await world.control.up(serverIds.attic);
});

test("the server is switched", async ({ owner }) => {
  await owner.goto("/");
  await owner.getByRole("button", { name: "Server: Demo Cinema" }).click();
  await owner.getByRole("menuitemradio", { name: /Demo Attic/ }).click();
  await expect(owner.getByRole("button", { name: "Server: Demo Attic" })).toBeVisible();
  await owner.getByRole("button", { name: "Server: Demo Attic" }).click();
  await owner.getByRole("menuitemradio", { name: /Demo Cinema/ }).click();
  await expect(owner.getByRole("button", { name: "Server: Demo Cinema" })).toBeVisible();
});

test("a dead server holds no page up and says what is wrong", async ({
  owner,
  world,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 50\d/);
  await world.control.down(serverIds.attic);
  await owner.goto(`/server/${serverIds.attic}/item/1`);
  await expect(owner.getByText("This server can’t be reached")).toBeVisible();
  await expect(owner.getByRole("link", { name: "Home" }).first()).toBeVisible();
  await world.control.up(serverIds.attic);
  await owner.getByRole("button", { name: "Try again" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an address that leads nowhere says so", async ({ owner, expectedComplaints }) => {
  expectedComplaints.push(/status of 404 .*item\/99999999/);
  await owner.goto(item("99999999"));
  await expect(owner.getByText("There is nothing here")).toBeVisible();
});

test("two people never see each other's state", async ({ owner, signedIn }) => {
  const friend = await (await signedIn("demo-friend")).newPage();
  await owner.goto("/");
  await expect(owner.getByRole("region", { name: "Continue watching" })).toContainText(
    titles.inProgress.title,
  );
  await friend.goto("/");
  await expect(friend.getByRole("region", { name: /Recently added/ }).first()).toBeVisible();
  await expect(friend.getByRole("region", { name: "Continue watching" })).toHaveCount(0);
  await friend.goto(item(titles.inProgress.ratingKey));
  await expect(friend.getByRole("link", { name: "Play", exact: true })).toBeVisible();
});
