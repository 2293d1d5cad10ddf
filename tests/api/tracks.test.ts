import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { startWorld, type World } from "../support/world.ts";

let world: World;
let owner: Client;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  await owner.get("/api/plex/test");
});
afterAll(() => world.close());

type Stream = { id: string; streamType: number; selected: boolean; key?: string };
type Part = { id: string; duration: number; Stream: Stream[] };
type Item = { ratingKey: string; duration: number; Media: { Part: Part[] }[] };

const { hevc, externalSubtitle, directPlay } = titles;

async function part(ratingKey: string, client = owner): Promise<Part> {
  const { Media } = await client.json<Item>(`/api/plex/metadata/${ratingKey}`);
  const [first] = Media[0]?.Part ?? [];
  if (!first) throw new Error(`${ratingKey} has no file`);
  return first;
}

describe("choosing tracks", () => {
  const streams = async (type: number, client = owner) =>
    (await part(hevc.ratingKey, client)).Stream.filter((one) => one.streamType === type);
  const select = async (tracks: object) => {
    const { id } = await part(hevc.ratingKey);
    return owner.post(`/api/plex/parts/${id}`, { ratingKey: hevc.ratingKey, ...tracks });
  };

  it("is seen by the next read, and by nobody else", async () => {
    const friend = await world.signIn("demo-friend");
    const theirs = await streams(2, friend);
    const other = (await streams(2)).find((one) => !one.selected);
    expect((await select({ audioStreamID: other?.id })).status).toBe(200);
    expect((await streams(2)).find((one) => one.selected)?.id).toBe(other?.id);
    expect(await streams(2, friend)).toEqual(theirs);
  });

  it("switches subtitles on and off again, and leaves the sound alone", async () => {
    const sound = await streams(2);
    const [first] = await streams(3);
    expect((await select({ subtitleStreamID: Number(first?.id) })).status).toBe(200);
    expect((await streams(3)).find((one) => one.selected)?.id).toBe(first?.id);
    expect((await select({ subtitleStreamID: 0 })).status).toBe(200);
    expect((await streams(3)).filter((one) => one.selected)).toEqual([]);
    expect(await streams(2)).toEqual(sound);
  });

  it("of another file is refused by Plex, and a file of another item by us", async () => {
    expect(await (await select({ audioStreamID: 99_999_999 })).json()).toMatchObject({ code: "rejected" });
    const { id } = await part(directPlay.ratingKey);
    const foreign = await owner.post(`/api/plex/parts/${id}`, {
      ratingKey: hevc.ratingKey,
      subtitleStreamID: 0,
    });
    expect(foreign.status).toBe(404);
  });
});

describe("subtitles", () => {
  const stream = async (ratingKey: string) =>
    (await part(ratingKey)).Stream.find((one) => one.streamType === 3);

  it("beside a film come as WebVTT", async () => {
    const response = await owner.get(`/api/plex/subtitles/${(await stream(externalSubtitle.ratingKey))?.id}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/vtt; charset=utf-8");
    const text = await response.text();
    expect(text).toMatch(/^WEBVTT\n\n00:00:02\.000 --> 00:00:06\.000\n\S/);
    expect(text).not.toMatch(/\d,\d{3}/);
    expect(text.match(/-->/g)?.length).toBeGreaterThan(10);
  });

  it("inside a film are not found", async () => {
    expect((await owner.get(`/api/plex/subtitles/${(await stream(hevc.ratingKey))?.id}`)).status).toBe(404);
  });

  it.each([
    ["an error page with status 200", "<html><body>Oops</body></html>", 502],
    ["nothing at all", "", 200],
  ])("that are %s", async (_, body, status) => {
    const { id = "" } = (await stream(externalSubtitle.ratingKey)) ?? {};
    const path = `/library/streams/${id}`;
    await world.control.fault({ host: serverIds.cinema, path, status: 200, body, contentType: "text/html" });
    const response = await owner.get(`/api/plex/subtitles/${id}`);
    await world.control.clearFaults();
    expect(response.status).toBe(status);
    if (status === 200) expect(await response.text()).toBe("WEBVTT\n\n");
    else expect(await response.json()).toMatchObject({ code: "bad_reply" });
  });
});

describe("preview pictures", () => {
  it("say when they were taken, and cost Plex one request", async () => {
    const { id, duration } = await part(directPlay.ratingKey);
    await world.control.clearLog();
    const index = () => owner.json<{ interval: number; frames: number[] }>(`/api/plex/previews/${id}`);
    const { interval, frames } = await index();
    expect(interval).toBe(5000);
    expect(frames.slice(0, 3)).toEqual([0, 5000, 10_000]);
    expect(Math.abs(frames.length * interval - duration)).toBeLessThan(2 * interval);
    expect(await index()).toEqual({ interval, frames });
    expect(await world.control.calls(serverIds.cinema)).toEqual([`GET /library/parts/${id}/indexes/sd`]);
  });

  it("come one by one", async () => {
    const { id } = await part(directPlay.ratingKey);
    const picture = async (at: number) => {
      const response = await owner.get(`/api/plex/previews/${id}?at=${at}`);
      expect(response.headers.get("content-type")).toBe("image/jpeg");
      return Buffer.from(await response.arrayBuffer());
    };
    const first = await picture(0);
    expect(first.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(await picture(4999)).toEqual(first);
    expect(await picture(60_000)).not.toEqual(first);
    expect((await owner.get(`/api/plex/previews/${id}?at=900000000`)).status).toBe(404);
  });

  it("that aren't pictures are no answer", async () => {
    const { id } = await part(hevc.ratingKey);
    await world.control.fault({
      host: serverIds.cinema,
      path: "/indexes/sd$",
      status: 200,
      body: "<html><body>Not what you think it is, and a bit longer than sixty-four bytes</body></html>",
      contentType: "application/octet-stream",
    });
    const response = await owner.get(`/api/plex/previews/${id}`);
    await world.control.clearFaults();
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: "bad_reply" });
  });
});
