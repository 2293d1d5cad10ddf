import { expect, it, vi } from "vitest";
import { createBreaker } from "../../../lib/plex/wire/breaker.ts";
import { PlexError } from "../../../lib/plex/wire/errors.ts";

it("is a PlexError, whichever bundle's copy of the class threw it", async () => {
  vi.resetModules();
  const { PlexError: Copy } = await import("../../../lib/plex/wire/errors.ts");
  expect(Copy).not.toBe(PlexError);
  const error = new Copy("unreachable");
  expect(error).toBeInstanceOf(PlexError);
  expect(new Error("unreachable")).not.toBeInstanceOf(PlexError);

  const breaker = createBreaker();
  const silence = () => Promise.reject(error);
  for (let times = 0; times < 5; times++) await expect(breaker(silence)).rejects.toBe(error);
  await expect(breaker(() => Promise.resolve("asked"))).rejects.toMatchObject({ code: "unreachable" });
});
