import { describe, expect, test } from "vitest";
import { markerAt, startAt, toFilm } from "@/app/watch/playback/film";
import { qualities } from "@/app/watch/playback/quality";
import { item } from "@/lib/plex/schemas/item";

const film = (facts: object = {}) =>
  item.parse({ ratingKey: 5, title: "A Film", duration: 600_000, ...facts });

describe("where playing begins", () => {
  test("where this person left it", () =>
    expect(startAt(film({ viewOffset: 125_500 }), undefined)).toBe(125.5));
  test("at the beginning, when it was never begun", () => expect(startAt(film(), undefined)).toBe(0));
  test("at the beginning, when there was hardly anything left", () =>
    expect(startAt(film({ viewOffset: 571_000 }), undefined)).toBe(0));
  test("at the beginning, when the file was replaced by a shorter one", () =>
    expect(startAt(film({ viewOffset: 900_000 }), undefined)).toBe(0));
  test("at the second that the address names", () =>
    expect(startAt(film({ viewOffset: 9 }), "42.5")).toBe(42.5));
  test("over, with ?t=0", () => expect(startAt(film({ viewOffset: 125_500 }), "0")).toBe(0));
  test("at the beginning, when the address names a second past the end", () =>
    expect(startAt(film(), "600")).toBe(0));
  test("where it was left, when the address makes no sense", () => {
    for (const t of ["", "soon", "-5", "NaN"]) expect(startAt(film({ viewOffset: 125_500 }), t)).toBe(125.5);
  });
  test("by the file's own length, when the item has none", () => {
    const bare = film({ duration: undefined, viewOffset: 30_000, Media: { id: 1, duration: 60_000 } });
    expect(startAt(bare, undefined)).toBe(30);
  });
});

describe("markers", () => {
  const { markers } = toFilm(
    "srv",
    film({
      Marker: [
        { type: "credits", startTimeOffset: 560_000, endTimeOffset: 590_000, final: true },
        { type: "commercial", startTimeOffset: 300_000, endTimeOffset: 999_000 },
        { type: "intro", startTimeOffset: 10_000, endTimeOffset: 40_000 },
      ],
    }),
    undefined,
  );
  test("come sorted and end with the film", () =>
    expect(markers.map(({ type, start, end }) => [type, start, end])).toEqual([
      ["intro", 10, 40],
      ["commercial", 300, 600],
      ["credits", 560, 600],
    ]));
  test("cover a second from their start to just before their end", () => {
    expect(markerAt(markers, 9.9)).toBeUndefined();
    expect(markerAt(markers, 10)?.type).toBe("intro");
    expect(markerAt(markers, 40)).toBeUndefined();
  });
});

describe("facts for the player", () => {
  test("a film has no show, whatever else its fields say", () => {
    const { show, season, episode } = toFilm(
      "srv",
      film({ type: "movie", index: 3, parentIndex: 1 }),
      undefined,
    );
    expect([show, season, episode]).toEqual([undefined, undefined, undefined]);
  });
  test("sounds are the file's own, in its order, with the chosen one", () => {
    const Stream = [
      { id: 1, streamType: 1, codec: "h264" },
      { id: 2, streamType: 2, displayTitle: "English (AAC)" },
      { id: 3, streamType: 2, selected: "1" },
      { id: 4, streamType: 3 },
    ];
    expect(toFilm("srv", film({ Media: [{ id: 8, Part: [{ id: 9, Stream }] }] }), undefined).sounds).toEqual([
      { id: "2", name: "English (AAC)", selected: false },
      { id: "3", name: undefined, selected: true },
    ]);
  });
  test("qualities lie below the original; without its bitrate all are offered", () => {
    expect(qualities(5000).map((one) => one.maxVideoBitrate)).toEqual([4000, 2000, 1500, 720, 320]);
    expect(qualities(undefined)).toHaveLength(8);
    expect(qualities(300)).toEqual([]);
  });
});
