import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/test");
});

type Stream = { id: string; streamType: number; selected: boolean; key?: string };
type Part = { id: string; duration: number; Stream: Stream[] };
type Item = { ratingKey: string; duration: number; Media: { Part: Part[] }[] };

const { hevc, externalSubtitle, directPlay } = titles;

async function part(ratingKey: string, client: Client): Promise<Part> {
  const { Media } = await client.json<Item>(`/api/plex/metadata/${ratingKey}`);
  const [first] = Media[0]?.Part ?? [];
  if (!first) throw new Error(`${ratingKey} has no file`);
  return first;
}

describe("choosing tracks", () => {
  const streams = async (type: number, client: Client) =>
    (await part(hevc.ratingKey, client)).Stream.filter((one) => one.streamType === type);
  const select = async (owner: Client, tracks: object) => {
    const { id } = await part(hevc.ratingKey, owner);
    return owner.post(`/api/plex/parts/${id}`, { ratingKey: hevc.ratingKey, ...tracks });
  };

  it("is seen by the next read, and by nobody else", async ({ world, owner }) => {
    const friend = await world.signIn("demo-friend");
    const theirs = await streams(2, friend);
    const other = (await streams(2, owner)).find((one) => !one.selected);
    expect((await select(owner, { audioStreamID: other?.id })).status).toBe(200);
    expect((await streams(2, owner)).find((one) => one.selected)?.id).toBe(other?.id);
    expect(await streams(2, friend)).toEqual(theirs);
  });

  it("switches subtitles on and off again, and leaves the sound alone", async ({ owner }) => {
    const sound = await streams(2, owner);
    const [first] = await streams(3, owner);
    expect((await select(owner, { subtitleStreamID: Number(first?.id) })).status).toBe(200);
    expect((await streams(3, owner)).find((one) => one.selected)?.id).toBe(first?.id);
    expect((await select(owner, { subtitleStreamID: 0 })).status).toBe(200);
    expect((await streams(3, owner)).filter((one) => one.selected)).toEqual([]);
    expect(await streams(2, owner)).toEqual(sound);
  });

  it("of another file is refused by Plex, and a file of another item by us", async ({ owner }) => {
    expect(await (await select(owner, { audioStreamID: 99_999_999 })).json()).toMatchObject({
      code: "rejected",
    });
    const { id } = await part(directPlay.ratingKey, owner);
    const foreign = await owner.post(`/api/plex/parts/${id}`, {
      ratingKey: hevc.ratingKey,
      subtitleStreamID: 0,
    });
    expect(foreign.status).toBe(404);
  });
});

describe("subtitles", () => {
  const stream = async (owner: Client, ratingKey: string) =>
    (await part(ratingKey, owner)).Stream.find((one) => one.streamType === 3);

  it("beside a film come as WebVTT", async ({ owner }) => {
    const response = await owner.get(
      `/api/plex/subtitles/${(await stream(owner, externalSubtitle.ratingKey))?.id}`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/vtt; charset=utf-8");
    const text = await response.text();
    expect(text).toMatch(/^WEBVTT\n\n00:00:02\.000 --> 00:00:06\.000\n\S/);
    expect(text).not.toMatch(/\d,\d{3}/);
    expect(text.match(/-->/g)?.length).toBeGreaterThan(10);
  });

  it("inside a film are not found", async ({ owner }) => {
    expect((await owner.get(`/api/plex/subtitles/${(await stream(owner, hevc.ratingKey))?.id}`)).status).toBe(
      404,
    );
  });

  it.for([
    ["an error page with status 200", "<html><body>Oops</body></html>", 502],
    ["nothing at all", "", 200],
  ] as const)("that are %s", async ([, body, status], { world, owner }) => {
    const { id = "" } = (await stream(owner, externalSubtitle.ratingKey)) ?? {};
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
  it("say when they were taken, and cost Plex one request", async ({ world, owner }) => {
    const { id, duration } = await part(directPlay.ratingKey, owner);
    await world.control.clearLog();
    const index = () => owner.json<{ interval: number; frames: number[] }>(`/api/plex/previews/${id}`);
    const { interval, frames } = await index();
    expect(interval).toBe(5000);
    expect(frames.slice(0, 3)).toEqual([0, 5000, 10_000]);
    expect(Math.abs(frames.length * interval - duration)).toBeLessThan(2 * interval);
    expect(await index()).toEqual({ interval, frames });
    expect(await world.control.calls(serverIds.cinema)).toEqual([`GET /library/parts/${id}/indexes/sd`]);
  });

  it("come one by one", async ({ owner }) => {
    const { id } = await part(directPlay.ratingKey, owner);
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

  it("that aren't pictures are no answer", async ({ world, owner }) => {
    const { id } = await part(hevc.ratingKey, owner);
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
