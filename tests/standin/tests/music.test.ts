import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { isJson, type Json, listOf, titlesOf, Visitor } from "./visitor.ts";

const run = promisify(execFile);
let standin: Standin;
let owner: Visitor;
let quartet: Json;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  const [found] = await owner.rows("/library/sections/5/all?title=quartet");
  if (!found) throw new Error("there is no quartet");
  quartet = found;
});
afterAll(() => standin.close());

const children = (row: Json | undefined) => owner.rows(String(row?.key));
const streamsOf = (track: Json) => listOf(listOf(listOf(track.Media)[0]?.Part)[0]?.Stream);
const lyricsOf = async () => {
  for (const track of await owner.rows("/library/sections/5/all?type=10")) {
    const stream = streamsOf(await owner.item(String(track.ratingKey))).find((each) => each.streamType === 4);
    if (stream) return stream;
  }
  throw new Error("no track has words");
};

test("artists, albums, tracks: three levels with keys from one to the next", async () => {
  expect(quartet).toMatchObject({ type: "artist", key: expect.stringMatching(/\/children$/), childCount: 2 });
  const [album] = await children(quartet);
  expect(album).toMatchObject({
    type: "album",
    parentTitle: "Demo Quartet",
    leafCount: 4,
    loudnessAnalysisVersion: "1",
  });
  const tracks = await children(album);
  expect(tracks.map((track) => track.index)).toEqual([1, 2, 3, 4]);
  const [track] = tracks;
  expect(track).toMatchObject({
    type: "track",
    parentIndex: 1,
    grandparentTitle: "Demo Quartet",
    parentThumb: album?.thumb,
    thumb: album?.thumb,
    key: `/library/metadata/${String(track?.ratingKey)}`,
  });
  const [media] = listOf(track?.Media);
  expect(media).toMatchObject({ audioCodec: "aac", container: "m4a", audioChannels: 2 });
  for (const gone of ["width", "height", "videoCodec", "videoResolution", "aspectRatio"])
    expect(media).not.toHaveProperty(gone);
  expect(listOf(media?.Part)[0]).not.toHaveProperty("indexes");
  const container = await owner.container(String(album?.key));
  expect(container).toMatchObject({ viewGroup: "track", grandparentRatingKey: Number(quartet.ratingKey) });
});

test("a second disc, and a track by somebody else", async () => {
  const [album] = await owner.rows("/library/sections/5/all?type=9&title=unmade");
  const tracks = await children(album);
  expect(tracks.map((track) => [track.parentIndex, track.index])).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 1],
    [2, 2],
  ]);
  expect(tracks[3]).toMatchObject({ originalTitle: "Demo Singer", grandparentTitle: "The Demo Orchestra" });
});

test("listed by type, by artist, by mood, and as leaves", async () => {
  const all = (query: string) => owner.rows(`/library/sections/5/all?${query}`);
  expect(titlesOf(await all(""))).toEqual(["The Demo Orchestra", "Demo Quartet", "Demo Singer"]);
  expect(await all("type=9")).toHaveLength(4);
  expect(await all(`type=9&artist.id=${String(quartet.ratingKey)}`)).toHaveLength(2);
  expect(await all(`type=10&artist.id=${String(quartet.ratingKey)}`)).toHaveLength(7);
  const moods = listOf((await owner.container("/library/sections/5/mood?type=8")).Directory);
  expect(titlesOf(await owner.rows(String(moods[0]?.fastKey)))).toEqual(["Demo Quartet"]);
  const key = `/library/metadata/${String(quartet.ratingKey)}`;
  expect(await owner.rows(`${key}/allLeaves`)).toHaveLength(7);
  expect(await owner.rows(`${key}/grandchildren`)).toHaveLength(7);
  const [album] = await children(quartet);
  expect(await owner.rows(`/library/metadata/${String(album?.ratingKey)}/grandchildren`)).toEqual([]);
});

test("an artist's popular tracks, and what sounds alike", async () => {
  const { PopularLeaves } = await owner.item(String(quartet.ratingKey), "includePopularLeaves=1");
  expect(isJson(PopularLeaves) ? PopularLeaves.size : 0).toBe(5);
  const [track] = await owner.rows(`/library/metadata/${String(quartet.ratingKey)}/allLeaves`);
  const near = await owner.rows(`/library/metadata/${String(track?.ratingKey)}/nearest?limit=3`);
  expect(near).toHaveLength(3);
  expect(near.every((row) => row.type === "track" && row.ratingKey !== track?.ratingKey)).toBe(true);
});

test.each(["aac", "mp3", "flac"])("%s files are what they say", async (codec) => {
  const tracks = await owner.rows("/library/sections/5/all?type=10");
  const track = tracks.find((row) => listOf(row.Media)[0]?.audioCodec === codec);
  const [part] = listOf(listOf(track?.Media)[0]?.Part);
  const url = `${owner.base}${String(part?.key)}?X-Plex-Token=${owner.token}`;
  const format = ["-show_entries", "format=duration:stream=codec_name", "-of", "json"];
  const { stdout } = await run("ffprobe", ["-v", "error", ...format, url]);
  const probed = JSON.parse(stdout);
  expect(probed.streams[0].codec_name).toBe(codec);
  expect(Math.abs(Number(probed.format.duration) - Number(track?.duration) / 1000)).toBeLessThan(0.2);
  const { headers, status } = await owner.ask(String(part?.key), { headers: { Range: "bytes=0-99" } });
  expect([status, headers.get("content-type")]).toEqual([206, expect.stringMatching(/^audio\//)]);
});

test("words: as they are, or as timed lines; and how loud it is", async () => {
  const stream = await lyricsOf();
  expect(stream).toMatchObject({ codec: "lrc", format: "lrc", timed: "1" });
  expect((await owner.ask(String(stream.key))).text).toMatch(/^\[00:00\.00\]/);
  const { Lyrics } = await owner.container(`${String(stream.key)}?format=xml`);
  expect(listOf(listOf(Lyrics)[0]?.Line)[1]).toMatchObject({ startOffset: 8000 });
  const [track] = await owner.rows("/library/sections/5/all?type=10");
  const sound = streamsOf(await owner.item(String(track?.ratingKey))).find((each) => each.streamType === 2);
  const levels = await owner.container(`/library/streams/${String(sound?.id)}/levels?subsample=20`);
  expect(levels).toMatchObject({ size: 20, totalSamples: "20" });
});

test("listening counts for the album and the artist", async () => {
  const [album] = await children(quartet);
  const key = String(album?.ratingKey);
  await owner.ask(`/:/scrobble?key=${key}&identifier=com.plexapp.plugins.library`);
  expect(await owner.item(key)).toMatchObject({ leafCount: 4, viewedLeafCount: 4 });
  const tracks = await children(album);
  expect(tracks.map((track) => track.viewCount)).toEqual([1, 1, 1, 1]);
  const hubs = listOf((await owner.container("/hubs/sections/5")).Hub);
  const played = hubs.find((hub) => hub.hubIdentifier === "music.recent.played.5");
  expect(titlesOf(listOf(played?.Metadata))).toEqual(["Demo Quartet"]);
});
