import { describe, expect } from "vitest";
import type { Client } from "../support/client.ts";
import { emptyWorld } from "../support/fixtures.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import { signOut } from "../support/sign-in.ts";
import { isInvalid, isRefused, Tokens } from "../support/tokens.ts";

const it = emptyWorld({ ...movableClock, CLOCK_STEP: String(24 * 60 * 60) });

let tokens: Tokens;
it.beforeAll(async ({ world }) => {
  tokens = new Tokens(world);
});

const libraries = (token: string) => tokens.call(token, "libraries");
const tokenOf = async (client: Client, more: object = {}): Promise<string> =>
  (await tokens.create(client, ["read"], more)).token;

describe("the sign-in behind a token", () => {
  it("is the person's latest; when the last one ended, the token waits for the next", async ({ world }) => {
    const owner = await world.signIn("demo-owner");
    const { token } = await tokens.create(owner, ["read"]);
    const second = await world.signIn("demo-owner");
    await signOut(second);
    expect((await libraries(token)).status).toBe(200);
    await signOut(owner);
    const refused = await libraries(token);
    expect(await refused.clone().json()).toMatchObject({ detail: "Sign in with Plex again" });
    await isRefused(refused, 401, "unauthorized", "Bearer");
    await world.signIn("demo-owner");
    expect((await libraries(token)).status).toBe(200);
  });
});

describe("over the days", () => {
  it("a token ends with its time", async ({ world }) => {
    const token = await tokenOf(await world.signIn("demo-owner"), { expiresInDays: 3 });
    await moveClock(world, 2);
    expect((await libraries(token)).status).toBe(200);
    await moveClock(world, 1);
    await isInvalid(await libraries(token));
  });

  it("a token's use keeps the sign-in behind it from ageing out", async ({ world }) => {
    const used = await tokenOf(await world.signIn("demo-owner"));
    const idle = await tokenOf(await world.signIn("demo-friend"));
    await moveClock(world, 20);
    expect((await libraries(used)).status).toBe(200);
    await moveClock(world, 20);
    expect((await libraries(used)).status).toBe(200);
    const refused = await libraries(idle);
    expect(await refused.clone().json()).toMatchObject({ detail: "Sign in with Plex again" });
    await isRefused(refused, 401, "unauthorized", "Bearer");
    // Signing in forgets the sign-ins that nobody used.
    await world.signIn("demo-friend");
    expect((await libraries(used)).status).toBe(200);
    expect((await libraries(idle)).status).toBe(200);
  });
});

it("a token never is in the log or the database", () => tokens.expectNoneWritten());
