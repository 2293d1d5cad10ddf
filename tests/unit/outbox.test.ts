import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import {
  dropKeptReportsBefore,
  findKeptReports,
  findOutboxes,
  type KeptReport,
  keepReport,
  recordSignIn,
} from "@/db/queries";

const data = mkdtempSync(join(tmpdir(), "marquee-outbox-"));
process.env["MARQUEE_DATA_DIR"] = data;
afterAll(() => rmSync(data, { recursive: true, force: true }));

const report = (more: Partial<KeptReport>): Omit<KeptReport, "id"> => ({
  ...{ userId: "1", serverId: "A", ratingKey: "7", sessionId: "s", state: "playing" },
  ...{ time: 1, duration: 100, reportedAt: 1_000 },
  ...more,
});

const kept = async (userId = "1", serverId = "A") =>
  (await findKeptReports(userId, serverId)).map(
    ({ ratingKey, state, time }) => `${ratingKey} ${state} ${time}`,
  );

beforeEach(async () => {
  database().$client.exec("delete from users");
  for (const id of ["1", "2"]) {
    const user = { id, uuid: id, title: id, username: "", thumb: "" };
    await recordSignIn({ user, clientIdentifier: id, deviceName: "", accountToken: "t", resources: [] });
  }
});

describe("the outbox", () => {
  it("replaces a tick by the next one of the same playback, and leaves pauses and stops in order", async () => {
    for (const [state, time] of [
      ["playing", 1],
      ["buffering", 2],
      ["playing", 3],
      ["paused", 4],
      ["paused", 5],
      ["playing", 6],
      ["stopped", 7],
    ] as const) {
      await keepReport(report({ state, time }));
    }
    expect(await kept()).toEqual(["7 playing 3", "7 paused 5", "7 playing 6", "7 stopped 7"]);
  });

  it("keeps playbacks, servers and people apart", async () => {
    await keepReport(report({ time: 1 }));
    await keepReport(report({ time: 2, sessionId: "other" }));
    await keepReport(report({ time: 3, ratingKey: "8" }));
    await keepReport(report({ time: 4, serverId: "B" }));
    await keepReport(report({ time: 5, userId: "2" }));
    expect(await kept()).toEqual(["7 playing 1", "7 playing 2", "8 playing 3"]);
    expect(await kept("1", "B")).toEqual(["7 playing 4"]);
    expect(await kept("2")).toEqual(["7 playing 5"]);
    expect(await findOutboxes()).toHaveLength(3);
  });

  it("makes room by what a later report outdates, and never drops the last word about an item", async () => {
    for (let at = 1; at <= 499; at++) await keepReport(report({ ratingKey: String(at) }));
    expect(await keepReport(report({ ratingKey: "1", sessionId: "again", time: 2 }))).toBe(true);
    expect(await keepReport(report({ ratingKey: "500" }))).toBe(true);
    expect((await kept()).filter((one) => one.startsWith("1 "))).toEqual(["1 playing 2"]);
    expect(await keepReport(report({ ratingKey: "501" }))).toBe(false);
    expect(await keepReport(report({ ratingKey: "500", sessionId: "new", time: 9 }))).toBe(true);
    expect(await kept()).toHaveLength(500);
    expect((await kept()).at(-1)).toBe("500 playing 9");
    expect(await keepReport(report({ userId: "2" }))).toBe(true);
  });

  it("forgets what is too old, and what belongs to nobody any more", async () => {
    await keepReport(report({ reportedAt: 999 }));
    await keepReport(report({ reportedAt: 1_000, sessionId: "later" }));
    await dropKeptReportsBefore(1_000);
    expect(await kept()).toHaveLength(1);
    database().$client.exec("delete from users");
    expect(await kept()).toEqual([]);
  });
});
