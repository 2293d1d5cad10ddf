import { expect, it } from "vitest";
import { fileName } from "@/lib/plex/play/file-name";
import { item } from "@/lib/plex/schemas/item";

const named = (fields: object, path = "/library/parts/1/2/file.mkv") =>
  fileName(item.parse({ ratingKey: "1", type: "movie", title: "Harbour", ...fields }), path);

it.each([
  [{}, "Harbour.mkv"],
  [{ title: "../../etc/passwd" }, "etc passwd.mkv"],
  [{ title: "100% \\ {a|b} #1?\u0000\n" }, "100 a b 1.mkv"],
  [{ title: "夜の庭 & Æther" }, "夜の庭 & Æther.mkv"],
  [{ title: "???" }, "film.mkv"],
  [
    { type: "episode", title: "Fog", grandparentTitle: "Lights", parentIndex: 1, index: 3 },
    "Lights - S01E03 - Fog.mkv",
  ],
  [{ type: "episode", title: "2026-01-02", grandparentTitle: "News" }, "News - 2026-01-02.mkv"],
])("%j becomes %s", (fields, name) => {
  expect(named(fields)).toBe(name);
});

it("ends as its bytes do, and has an end", () => {
  expect(named({}, "/library/parts/1/2/a.b.mp4")).toBe("Harbour.mp4");
  expect(named({}, "/video/:/transcode/universal/start.m3u8?path=%2Fx.mkv&offset=0.5")).toBe("Harbour.m3u8");
  expect(named({}, "/library/parts/1/2/file")).toBe("Harbour.mkv");
  expect(named({ title: "🎬".repeat(400) + "a".repeat(400) }).length).toBe(104);
});
