import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeFailure, reasonOf } from "@/lib/log/failure";
import { PlexError } from "@/lib/plex/wire/errors";

const WORD = "wobblegong";

/** As Node says that nobody listens. */
const refused = Object.assign(new Error(`connect ECONNREFUSED ${WORD}:32400`), {
  code: "ECONNREFUSED",
  address: WORD,
});
const parsed = z.object({ [WORD]: z.number(), "a b": z.number() }).safeParse({}).error;
const notJson = (() => {
  try {
    return JSON.parse(`<${WORD}>`);
  } catch (error) {
    return error;
  }
})();
const query = new (class DrizzleQueryError extends Error {})(`Failed query: select ? params: ${WORD}`);

describe("a failure in the log", () => {
  it.each([
    [new PlexError("unreachable", { cause: refused }), "unreachable ECONNREFUSED"],
    [
      new PlexError("unreachable", { cause: new AggregateError([refused, refused]) }),
      "unreachable ECONNREFUSED",
    ],
    [new PlexError("rejected", { status: 400, message: WORD }), "rejected 400"],
    [new PlexError("bad_reply", { cause: notJson }), "bad_reply SyntaxError"],
    [WORD, ""],
  ])("%o is put in a word or two", (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });

  it.each([refused, notJson, query, new PlexError("unreachable", { cause: refused, message: WORD }), WORD])(
    "%o is described without what passed through it",
    (error) => {
      expect(JSON.stringify(describeFailure(error))).not.toContain(WORD);
    },
  );

  it("has causes, what zod found, and where it happened", () => {
    const failure = describeFailure(new PlexError("bad_reply", { cause: parsed }));
    expect(failure).toMatchObject({
      ...{ name: "PlexError", code: "bad_reply" },
      cause: { issues: [`${WORD} invalid_type`, "… invalid_type"] },
    });
    expect(failure.at?.[0]).toMatch(/^at .*failure\.test\.ts/);
  });

  it("says what is wrong with the program, and with the database", () => {
    const sqlite = Object.assign(new Error("no such table: users"), { code: "SQLITE_ERROR" });
    expect(describeFailure(new TypeError("x is undefined"))).toMatchObject({ message: "x is undefined" });
    expect(describeFailure(sqlite)).toMatchObject({ message: "no such table: users" });
  });
});
