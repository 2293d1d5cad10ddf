import { expect, it } from "vitest";
import { announceRevocation, revocationOf } from "@/lib/auth/revocation";

it("ends what hangs on a token, and on no other, also what comes a moment too late", () => {
  const before = revocationOf({ tokenId: "ended" });
  announceRevocation({ tokenId: "ended" });
  expect(before.aborted).toBe(true);
  expect(revocationOf({ tokenId: "ended" }).aborted).toBe(true);
  announceRevocation({ sid: "never-used" });
  expect(revocationOf({ sid: "never-used" }).aborted).toBe(true);
  expect([{ tokenId: "other" }, { sid: "ended" }].map((one) => revocationOf(one).aborted)).toEqual([
    false,
    false,
  ]);
});
