import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, type Changes } from "./transcoder.ts";

/* What a decision looks like on the wire, and what is refused without one (PROTOCOL §1.7, §6.4, §6.6). */

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

const DIRECT = { directPlay: "1" };

test("types are those of converted XML", async () => {
  const container = await bench.decide(bench.ask("3"));
  const [item] = container.Metadata;
  const media = item?.Media?.[0];
  expect(container).toMatchObject({
    size: 1,
    allowSync: "1",
    librarySectionID: "1",
    mediaTagVersion: expect.any(String),
  });
  expect(item).toMatchObject({
    ratingKey: "3",
    librarySectionID: "1",
    skipCount: "2",
    Genre: [{ id: "9" }],
  });
  expect(media).toMatchObject({
    id: "5",
    duration: 608_000,
    width: 1280,
    container: "mpegts",
    optimizedForStreaming: true,
  });
  expect(media?.Part[0]).toMatchObject({ id: "7", decision: "transcode" });
  expect(media?.Part[0]).not.toHaveProperty("key");
  expect(media?.Part[0]).not.toHaveProperty("file");
  expect(media?.Part[0]?.Stream[0]).toMatchObject({ id: "30", streamType: 1, location: "segments-video" });
  const direct = (await bench.decide(bench.ask("1", DIRECT))).Metadata[0]?.Media?.[0];
  expect(direct).toMatchObject({ id: "5", aspectRatio: "1.78" });
  expect(direct?.Part[0]).toMatchObject({ key: "/library/parts/7/1/file", decision: "directplay" });
  expect(direct?.Part[0]?.Stream[0]).toMatchObject({ id: "10", location: "direct" });
  expect(direct?.Part[0]?.Stream[0]).not.toHaveProperty("decision");
});

test.each<[string, Changes, number]>([
  ["no platform", { "X-Plex-Platform": undefined }, 400],
  ["an unknown platform", { "X-Plex-Platform": "Linux" }, 400],
  ["no client identifier", { "X-Plex-Client-Identifier": undefined }, 400],
  ["no session", { session: undefined }, 400],
  ["no path", { path: undefined }, 400],
  ["direct play and burning at once", { directPlay: "1", subtitles: "burn" }, 400],
  ["a version the item doesn't have", { mediaIndex: "4" }, 400],
  ["an unknown item", { path: "/library/metadata/99" }, 404],
])("%s is refused in HTML", async (_, changes, status) => {
  const reply = await bench.get(`decision?${bench.ask("1", changes)}`);
  expect(reply.status).toBe(status);
  expect(reply.headers.get("content-type")).toMatch(/^text\/html/);
  expect(await reply.text()).toContain(`<h1>${status} `);
});

test("identity may come in headers; without asking for JSON there is XML", async () => {
  const identity = [
    "X-Plex-Platform",
    "X-Plex-Client-Identifier",
    "X-Plex-Client-Profile-Name",
    "X-Plex-Client-Profile-Extra",
  ];
  const query = bench.ask("1");
  const headers = Object.fromEntries(identity.map((name) => [name, query.get(name) ?? ""]));
  for (const name of identity) query.delete(name);
  expect((await bench.get(`decision?${query}`, { headers })).status).toBe(200);
  const xml = await bench.get(`decision?${query}`, { headers: { ...headers, accept: "*/*" } });
  const text = await xml.text();
  expect(xml.headers.get("content-type")).toBe("text/xml;charset=utf-8");
  expect(text).toContain('generalDecisionCode="1001"');
  expect(text).toMatch(
    /<Video [^>]*ratingKey="1".*<Media .*<Part [^>]*decision="transcode".*<Stream .*<\/MediaContainer>/s,
  );
});
