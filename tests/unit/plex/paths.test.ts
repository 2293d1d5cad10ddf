import { describe, expect, it } from "vitest";
import { isNamedPicture, noteNamedPictures } from "@/lib/plex/ask/named-pictures";
import { filePath, picturePath, streamPath, streamQuery } from "@/lib/plex/play/allowed-paths";
import { PlexError } from "@/lib/plex/wire/errors";

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
    ["/library/collections/9/composite/1?width=400&height=600"],
    ["https://metadata-static.plex.tv/b/people/b575.jpg"],
    ["http://image.tmdb.org/t/p/original/a.jpg"],
    ["https://image.tmdb.org/t/p/original/a.jpg"],
    ["https://artworks.thetvdb.com/banners/v4/actor/1/photo/a.jpg"],
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
    ["http://image.tmdb.org.evil.example/t/p/a.jpg"],
    ["https://posters.example/a.jpg"],
    ["/library/collections/9/composite/1?url=http://evil.example"],
    ["/library/metadata/55/thumb/1?width=4"],
  ])("refuses %j", (path) => expect(() => picturePath(path)).toThrow(PlexError));

  it("takes what the server named, and only that", () => {
    const answer = {
      Metadata: [{ thumb: "https://posters.example/a.jpg", Role: [{ thumb: "http://x.example/b" }] }],
    };
    const [one, other] = [
      { userId: "1", serverId: "s" },
      { userId: "2", serverId: "s" },
    ];
    noteNamedPictures(one, answer);
    const asked = (whose: typeof one, address: string) =>
      picturePath(address, (at) => isNamedPicture(whose, at));
    expect(asked(one, "https://posters.example/a.jpg")).toBe("https://posters.example/a.jpg");
    expect(asked(one, "http://x.example/b")).toBe("http://x.example/b");
    expect(() => asked(other, "https://posters.example/a.jpg")).toThrow(PlexError);
    expect(() => asked(one, "https://posters.example/a.jpg?more")).toThrow(PlexError);
    noteNamedPictures(one, { summary: "https://evil.example/x", key: "https://evil.example/y" });
    expect(() => asked(one, "https://evil.example/x")).toThrow(PlexError);
    expect(() => asked(one, "https://evil.example/y")).toThrow(PlexError);
  });
});
