import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { startWorld, type World } from "../support/world.ts";

export { expect };

type Fixtures = {
  /** A page of somebody who signed in already. */
  owner: Page;
  /** Complaints on the browser's console that this test provokes; any other one fails it. */
  expectedComplaints: RegExp[];
  complaints: string[];
  signedIn(account: string): Promise<BrowserContext>;
};

type WorkerFixtures = { world: World };

/** Tests over a Plex and a Marquee of this worker's own; an unexpected word on the console fails them. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  world: [
    // biome-ignore lint: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const world = await startWorld();
      // The owner comes first: the first person to sign in owns the installation.
      await world.signIn("demo-owner");
      await use(world);
      await world.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  expectedComplaints: async ({}, use) => use([]),
  complaints: async ({ expectedComplaints }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints.filter((one) => !expectedComplaints.some((pattern) => pattern.test(one)))).toEqual([]);
  },
  context: async ({ context, complaints }, use) => {
    listen(context, complaints);
    await use(context);
  },
  signedIn: async ({ browser, world, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account) => {
      const context = await browser.newContext({ baseURL: world.url });
      contexts.push(context);
      listen(context, complaints);
      const client = await world.signIn(account);
      await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: world.url })));
      return context;
    });
    for (const context of contexts) await context.close();
  },
  owner: async ({ signedIn }, use) => {
    const context = await signedIn("demo-owner");
    await use(await context.newPage());
  },
  baseURL: async ({ world }, use) => use(world.url),
});

function listen(context: BrowserContext, complaints: string[]) {
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`${message.text()} ${message.location().url}`);
    }
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
}
