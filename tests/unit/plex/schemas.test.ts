import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { item, listing } from "@/lib/plex/schemas/item";
import { flag, list, num, text } from "@/lib/plex/schemas/scalars";
import { library } from "@/lib/plex/schemas/server";
import { recorded } from "../../standin/tests/recorded";

describe("scalars, in every spelling of Plex's (PROTOCOL §10 no. 3–7)", () => {
  it.each([[true], [1], ["1"], ["true"]])("%j is a raised flag", (value) =>
    expect(flag.parse(value)).toBe(true),
  );
  it.each([[false], [0], ["0"], ["false"], [undefined], [null]])("%j is not", (value) =>
    expect(flag.parse(value)).toBe(false),
  );
  it.each([
    ["2.20", 2.2],
    [0, 0],
    ["", undefined],
    ["soon", undefined],
    [null, undefined],
  ])("number %j", (value, expected) => expect(num.parse(value)).toBe(expected));
  it("texts of numbers, and no text of objects", () => {
    expect(text.parse(22)).toBe("22");
    expect(text.parse({})).toBeUndefined();
  });
  it("a bare object is a list of one, nothing is an empty list, a bad row is left out", () => {
    const numbers = list(num);
    expect(numbers.parse(3)).toEqual([3]);
    expect(numbers.parse(undefined)).toEqual([]);
    expect(
      list(item)
        .parse([{ ratingKey: 1 }, "row", { title: "no key" }])
        .map((one) => one.ratingKey),
    ).toEqual(["1"]);
  });
});

describe("an item", () => {
  const film = item.parse({
    ratingKey: 55,
    title: "Big Film",
    index: 0,
    future: "kept",
    Media: {
      id: "46",
      Part: [{ id: 46, file: "/data/Movies/big.mkv", Stream: [{ id: "1", selected: "1" }] }],
    },
    Location: [{ path: "/data" }],
  });

  it("has string ids, lists and flags, and keeps what it doesn't know", () => {
    expect(film).toMatchObject({ ratingKey: "55", index: 0, future: "kept", Genre: [], Role: [] });
    expect(film.Media[0]?.Part[0]?.Stream[0]).toMatchObject({ id: "1", selected: true, default: false });
    expect(film.viewCount).toBeUndefined();
  });

  it("says nothing of the server's disk", () => {
    expect(JSON.stringify(film)).not.toContain("/data");
  });
});

const LISTINGS = ["movie_library", "tv_episodes", "metadata_108", "music_tracks", "photo_album"];

/** Reads a listing, and expects every row of it in the answer. */
function expectWhole(name: string, folder: URL): void {
  const { MediaContainer } = JSON.parse(readFileSync(new URL(`server/media/${name}.json`, folder), "utf8"));
  const found = listing.parse(MediaContainer);
  expect(found.Metadata.length).toBeGreaterThan(0);
  expect(found.Metadata).toHaveLength(MediaContainer.Metadata.length);
  expect(found.Metadata.every((one) => /^\d+$/.test(one.ratingKey))).toBe(true);
}

describe("answers that we wrote in Plex's shape", () => {
  const written = new URL("../../standin/captures/", import.meta.url);
  it.each(LISTINGS)("%s", (name) => expectWhole(name, written));
});

const captures = recorded("captures/", "Marquee reads real servers' lists without losing a row");

describe.skipIf(!captures)("answers recorded from real servers", () => {
  it.each(LISTINGS)("%s", (name) => captures && expectWhole(name, captures));
});

describe("optional parts that can't be read", () => {
  const nothings = [null, "", [], {}];
  // Every field that the schema names, with every way of saying nothing, and some of saying nonsense.
  const fields = Object.keys(item.shape).filter((field) => field !== "ratingKey");
  it.each(fields)("%s doesn't cost the row", (field) => {
    for (const value of [...nothings, [null], [[]], [{}], { Metadata: 1 }, Number.NaN]) {
      const { Metadata } = listing.parse({ size: 1, Metadata: [{ ratingKey: "7", [field]: value }] });
      expect(Metadata, `${field}: ${JSON.stringify(value)}`).toHaveLength(1);
    }
  });

  it("within parts, parts are absent too, and what can be read stays", () => {
    for (const nothing of nothings) {
      const film = item.parse({
        ratingKey: 1,
        OnDeck: nothing,
        Media: [{ id: nothing, bitrate: nothing, Part: [{ id: 2, Stream: nothing, size: nothing }] }],
        Role: [{ id: nothing, tag: "Somebody" }],
      });
      expect(film.OnDeck).toBeUndefined();
      expect(film.Media[0]).toMatchObject({ Part: [{ id: "2", Stream: [] }] });
      expect(film.Role).toMatchObject([{ tag: "Somebody" }]);
    }
  });

  it("a row without identity is dropped, and the count of a whole list says so", () => {
    const rows = [{ ratingKey: 1 }, { title: "nobody" }, { ratingKey: "3" }];
    const page = listing.parse({ size: 3, totalSize: 3, offset: 0, Metadata: rows });
    expect(page).toMatchObject({ size: 2, totalSize: 2, offset: 0 });
    expect(listing.parse({ size: 3, totalSize: 90, offset: 30, Metadata: rows }).totalSize).toBe(90);
  });
});

describe("a library without a name", () => {
  it.each([null, undefined, "", "  ", {}])("%j is called by its key", (title) => {
    expect(library.parse({ key: "4", title }).title).toBe("Library 4");
  });
});

it.each([0, "0", null, ""])("year %j is no year", (year) => {
  expect(item.parse({ ratingKey: 1, year }).year).toBeUndefined();
});
