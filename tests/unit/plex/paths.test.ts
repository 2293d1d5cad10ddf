import { describe, expect, it } from "vitest";
import { PlexError } from "@/lib/plex/wire/errors";
import { filePath, picturePath, streamPath, streamQuery } from "@/lib/plex/play/allowed-paths";

describe("where a server says that a file is", () => {
  it.each([["/library/parts/3/1780592782/file.mp4"], ["/library/parts/3/1780592782/Gro%C3%9Fe%20Fahrt.mkv"]])(
    "%s",
    (key) => expect(filePath(key)).toBe(key),
  );

  it.each([
    ["//evil.example/film.mp4"],
    ["http://evil.example/film.mp4"],
    ["http://["],
    ["/../../../../api/auth/signout"],
    ["/library/parts/3/1/%2e%2e/%2e%2e/identity"],
    ["/library/parts/3/1/%E0%A4%A.mp4"],
    ["/library/parts/3/1/file.mp4/../../../../../x"],
  ])("is not believed at %s", (key) =>
    expect(() => filePath(key)).toThrow(expect.objectContaining({ code: "bad_reply" })),
  );
});

const session = "video/:/transcode/universal/session/2f5c-9/base";

describe("what the proxy carries", () => {
  it.each([
    ["library/parts/46/1579478991/file.mkv", "/library/parts/46/1579478991/file.mkv"],
    [
      "library/parts/46/1579478991/Große Fahrt (2008).mkv",
      "/library/parts/46/1579478991/Gro%C3%9Fe%20Fahrt%20(2008).mkv",
    ],
    ["library/parts/46/indexes/sd/12000", "/library/parts/46/indexes/sd/12000"],
    ["library/streams/1234.srt", "/library/streams/1234.srt"],
    ["video/:/transcode/universal/start.m3u8", "/video/:/transcode/universal/start.m3u8"],
    [`${session}/index.m3u8`, `/${session}/index.m3u8`],
    [`${session}/00042.ts`, `/${session}/00042.ts`],
  ])("%s", (path, expected) => expect(streamPath(path.split("/"))).toBe(expected));

  it.each([
    [["library", "sections"]],
    [["library", "parts", "46", "1", ".."]],
    [["library", "parts", "46", "1", "../../../identity"]],
    [["library", "parts", "46", "1", "..\\identity"]],
    [["library", "parts", "46", "1", "%2e%2e"]],
    [["library", "parts", "46", "1", "a\r\nX-Plex-Token: 1"]],
    [["library", "parts", "46", "1", ""]],
    [["/evil:80", "library", "parts", "46", "1", "file"]],
    [["https:", "", "evil", "library"]],
    [["status", "sessions"]],
    [["video", ":", "transcode", "universal", "stop"]],
    [["video", ":", "transcode", "universal", "session", "..", "base", "0.ts"]],
    [[]],
  ])("refuses %j", (segments) => expect(() => streamPath(segments)).toThrow(PlexError));

  it("refuses parameters that Marquee signs itself", () => {
    expect(() => streamQuery(new URLSearchParams("X-Plex-Client-Identifier=other"))).toThrow(PlexError);
    expect(streamQuery(new URLSearchParams("session=a&offset=3")).toString()).toBe("session=a&offset=3");
  });
});

describe("pictures", () => {
  it.each([
    ["/library/metadata/55/thumb/1579514152"],
    ["/library/metadata/55/art/1579514152"],
    ["/library/collections/9/composite/1"],
    ["/library/media/46/chapterImages/1"],
    ["/:/resources/movie-fanart.jpg"],
    ["https://metadata-static.plex.tv/b/people/b575.jpg"],
  ])("%s", (path) => expect(picturePath(path)).toBe(path));

  it.each([
    [""],
    ["library/metadata/55/thumb/1"],
    ["//evil/library/metadata/55/thumb/1"],
    ["/library/metadata/55/thumb/../../../identity"],
    ["/library/metadata/55/thumb/1?X-Plex-Token=1"],
    ["/library/metadata/55/%2e%2e/thumb"],
    ["\\\\evil\\thumb"],
    ["http://169.254.169.254/latest"],
    ["https://metadata-static.plex.tv@evil/x.jpg"],
    ["https://metadata-static.plex.tv/../x.jpg"],
    ["file:///etc/passwd"],
  ])("refuses %j", (path) => expect(() => picturePath(path)).toThrow(PlexError));
});
