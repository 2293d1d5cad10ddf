import { expect } from "vitest";
import { titles } from "../standin/titles.ts";
import type { Client } from "./client.ts";
import type { Control, LogRow } from "./control.ts";

/** The film that reports are about, where they name no other. */
export const film = titles.directPlay.ratingKey;
export const another = titles.hevc.ratingKey;
export const duration = 600_000;

type Report = { ratingKey?: string; sessionId?: string; time: number; state: string };

/** Tells Marquee where a player is; `time` in seconds. */
export const report = (who: Client, { time, ...rest }: Report) =>
  who.post("/api/plex/progress", {
    ratingKey: film,
    sessionId: "evening",
    duration,
    time: time * 1000,
    ...rest,
  });

/** A report that Marquee has to keep. */
export async function keeps(who: Client, told: Report) {
  const response = await report(who, told);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({
    kept: true,
    message: expect.stringContaining("kept"),
    ratingKey: told.ratingKey ?? film,
    time: told.time * 1000,
    duration,
    state: told.state,
  });
}

const isHeard = (row: LogRow) => row.path === "/:/timeline" && row.status === 200;

/** What Plex has heard and taken, oldest first, e.g. `offline paused 70`. */
export const heard = (rows: LogRow[]) =>
  rows
    .filter(isHeard)
    .map(
      ({ query }) => `${query["offline"] ? "offline " : ""}${query["state"]} ${Number(query["time"]) / 1000}`,
    );

/** Waits until Plex has heard so many reports. */
export async function whenHeard(control: Control, count: number): Promise<LogRow[]> {
  let rows: LogRow[] = [];
  const look = async () => {
    rows = (await control.log()).filter(isHeard);
    return rows.length;
  };
  await expect.poll(look).toBeGreaterThanOrEqual(count);
  return rows;
}
