import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { type Json, listOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
beforeEach(() => standin.reset({ keepSignIns: true }));
afterAll(() => standin.close());

const { ratingKey } = titles.directPlay;
const partOf = async (key: string) => listOf(listOf((await owner.item(key)).Media)[0]?.Part)[0];
const subtitlesOf = async (key: string): Promise<Json[]> =>
  listOf((await partOf(key))?.Stream).filter((stream) => stream.streamType === 3);
const search = async (query: string) =>
  listOf((await owner.container(`/library/metadata/${ratingKey}/subtitles?${query}`)).Stream);
const download = (key: unknown) =>
  owner.ask(`/library/metadata/${ratingKey}/subtitles?key=${encodeURIComponent(String(key))}`, {
    method: "PUT",
  });

test("the file beside a film: by its key, by its extension, as WebVTT; a wrong wish is refused", async () => {
  const [stream] = await subtitlesOf(titles.externalSubtitle.ratingKey);
  const key = String(stream?.key);
  const { text, headers } = await owner.ask(`${key}?encoding=utf-8`);
  expect(headers.get("content-type")).toMatch(/^text\/plain/);
  expect(text).toMatch(/^1\n00:00:02,000 --> /);
  expect((await owner.ask(`${key}.srt?encoding=utf-8`)).text).toBe(text);
  expect((await owner.ask(`${key}?format=srt`)).text).toBe(text);
  const vtt = await owner.ask(`${key}?format=webvtt&encoding=utf-8`);
  expect(vtt.text).toMatch(/^WEBVTT\n\n1\n00:00:02\.000 --> /);
  const refused = await Promise.all(
    ["?encoding=klingon", "?format=doc", ".ass"].map((rest) => owner.ask(key + rest)),
  );
  expect(refused.map((reply) => reply.status)).toEqual([400, 400, 404]);
});

test("an embedded one can't be had: 501", async () => {
  const [embedded] = await subtitlesOf(titles.hevc.ratingKey);
  expect(embedded).not.toHaveProperty("key");
  expect((await owner.ask(`/library/streams/${String(embedded?.id)}.srt`)).status).toBe(501);
});

test("candidates by language and kind, the likeliest first", async () => {
  const all = await search("language=en");
  expect(all).toHaveLength(3);
  expect(all[0]).toMatchObject({ codec: "srt", providerTitle: "OpenSubtitles", languageCode: "eng" });
  expect(all[0]).not.toHaveProperty("hearingImpaired");
  const only = await search("language=de&hearingImpaired=2");
  expect(only).toMatchObject([{ hearingImpaired: true, languageCode: "deu" }]);
  expect((await search("language=en&forced=3")).some((each) => each.forced)).toBe(false);
  expect((await search("language=en&hearingImpaired=1"))[0]).toMatchObject({ hearingImpaired: true });
  expect((await owner.ask(`/library/metadata/${ratingKey}/subtitles?language=xx`)).status).toBe(400);
  expect((await owner.ask("/library/metadata/424242/subtitles?language=en")).status).toBe(404);
});

test("a download becomes a stream that can be read, chosen and removed", async () => {
  expect(await subtitlesOf(ratingKey)).toEqual([]);
  const [candidate] = await search("language=de");
  const { status, text } = await download(candidate?.key);
  expect([status, text]).toEqual([200, ""]);
  const [stream] = await subtitlesOf(ratingKey);
  expect(stream).toMatchObject({
    key: `/library/streams/${String(stream?.id)}`,
    format: "srt",
    languageTag: "de",
    providerTitle: "OpenSubtitles",
  });
  expect((await owner.ask(String(stream?.key))).text).toMatch(/-->/);
  const part = await partOf(ratingKey);
  const choose = `/library/parts/${String(part?.id)}?subtitleStreamID=${String(stream?.id)}`;
  expect((await owner.ask(choose, { method: "PUT" })).status).toBe(200);
  expect((await subtitlesOf(ratingKey))[0]).toMatchObject({ selected: true });
  expect((await owner.ask(String(stream?.key), { method: "DELETE" })).status).toBe(200);
  expect(await subtitlesOf(ratingKey)).toEqual([]);
  expect((await owner.ask(String(stream?.key))).status).toBe(404);
});

test("what nobody offered can't be downloaded; what lies on the disk can't be removed", async () => {
  expect((await download("/somewhere/else")).status).toBe(400);
  const [beside] = await subtitlesOf(titles.externalSubtitle.ratingKey);
  expect((await owner.ask(String(beside?.key), { method: "DELETE" })).status).toBe(404);
});
