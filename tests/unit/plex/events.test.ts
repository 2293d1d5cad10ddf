import { describe, expect, it } from "vitest";
import { readEvents } from "../../../lib/plex/events/listen.ts";
import { coveringTags, staleTags } from "../../../lib/plex/events/stale-tags.ts";
import { readEventStream } from "../../../lib/plex/wire/event-stream.ts";

const bytes = new TextEncoder();
async function read(...chunks: (string | Uint8Array)[]) {
  async function* pieces() {
    for (const chunk of chunks) yield typeof chunk === "string" ? bytes.encode(chunk) : chunk;
  }
  const found: { event: string; data: string }[] = [];
  for await (const event of readEventStream(pieces())) found.push(event);
  return found;
}

describe("an event stream", () => {
  const two = [
    { event: "ping", data: "{}" },
    { event: "playing", data: "{}" },
  ];

  it.each(["\n", "\r\n", "\r"])("ends its lines by %j", async (end) => {
    const text = ["event: ping", "data: {}", "", "event:playing", "data:{}", "", ""].join(end);
    // What may be half of a \r\n waits for what comes after it.
    expect(await read(`${text}: more`)).toEqual(two);
  });

  it("is the same however it is cut", async () => {
    const all = bytes.encode("event: é\r\ndata: 夜\r\ndata: 2\r\n\r\n: a comment\r\n\r\ndata: last\n\n");
    const whole = [
      { event: "é", data: "夜\n2" },
      { event: "message", data: "last" },
    ];
    expect(await read(all)).toEqual(whole);
    expect(await read(...Array.from(all, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it("has no event without data, and none that is cut off", async () => {
    expect(await read("event: ping\n\nid: 7\nretry: 3\n\nevent: playing\ndata: {}\n")).toEqual([]);
  });

  it("is given up when an event never ends", async () => {
    const endless = Array.from({ length: 20 }, () => "x".repeat(100_000));
    await expect(read("data: ", ...endless)).rejects.toMatchObject({ code: "bad_reply" });
    await expect(read(...endless.map((text) => `data: ${text}\n`))).rejects.toMatchObject({
      code: "bad_reply",
    });
  });
});

const tagsOf = (message: object) => readEvents(JSON.stringify(message)).flatMap(staleTags);
const playing = (state: string) => ({
  PlaySessionStateNotification: { sessionKey: "104", clientIdentifier: "tv", ratingKey: "20205", state },
});
const entry = (more: object) => ({
  TimelineEntry: {
    identifier: "com.plexapp.plugins.library",
    sectionID: "2",
    itemID: "45",
    type: 4,
    title: "An Episode",
    parentItemID: "44",
    rootItemID: 43,
    ...more,
  },
});
const work = (event: string, type: string, Context?: object) => ({
  ActivityNotification: { event, uuid: "u", Activity: { uuid: "u", type, progress: 0, Context } },
});
const above = ["item:45", "item:44", "item:43", "library:2", "libraries", "recent", "items"];

describe("what a message makes stale", () => {
  it.each([
    ["a tick", playing("playing"), []],
    ["buffering", playing("buffering"), []],
    ["a pause", playing("paused"), ["item:20205", "watching"]],
    ["a stop", playing("stopped"), ["item:20205", "watching", "watched"]],
    [
      "a stop with a number for an id",
      { PlaySessionStateNotification: { ratingKey: 7, state: "stopped" } },
      ["item:7", "watching", "watched"],
    ],
    ["a new item, with all above it", entry({ state: 0 }), above],
    ["a done item", entry({ state: 5, updatedAt: 1 }), above],
    ["a deleted item", entry({ state: 9 }), above],
    ["a deleted item that says so in another place", entry({ metadataState: "deleted" }), above],
    ["work on an item", entry({ state: 4, metadataState: "processing" }), []],
    ["an analysis", entry({ mediaState: "analyzing" }), []],
    ["another program's item", entry({ state: 5, identifier: "com.plexapp.plugins.other" }), []],
    [
      "a show, which all below it name",
      entry({ state: 5, type: 2, parentItemID: undefined, rootItemID: undefined }),
      ["item:45", "library:2", "libraries", "recent", "items", "watched"],
    ],
    [
      "a global item",
      entry({ state: 5, type: 1, sectionID: "-1", parentItemID: undefined, rootItemID: undefined }),
      ["item:45", "libraries", "recent", "items"],
    ],
    [
      "a collection",
      entry({ state: 5, type: 18, parentItemID: undefined, rootItemID: undefined }),
      ["item:45", "library:2", "libraries", "recent", "items", "collection:45"],
    ],
    ["a playlist", entry({ state: 5, type: 15, sectionID: "-1" }), ["playlists", "item:45"]],
    [
      "a scan that begins",
      work("started", "library.update.section", { librarySectionID: "3" }),
      ["libraries"],
    ],
    ["a scan under way", work("updated", "library.update.section", { librarySectionID: "3" }), []],
    [
      "a scan that ends",
      work("ended", "library.update.section", { librarySectionID: 3 }),
      ["library:3", "libraries", "recent", "items"],
    ],
    [
      "an item read again",
      work("ended", "library.update.item.metadata", { key: "/library/metadata/9", librarySectionID: "1" }),
      ["item:9", "library:1", "items"],
    ],
    ["other work", work("ended", "provider.subscriptions.process"), []],
    [
      "an updated library",
      { StatusNotification: { notificationName: "LIBRARY_UPDATE" } },
      ["libraries", "recent", "items"],
    ],
    ["another status", { StatusNotification: { notificationName: "OTHER" } }, []],
    ["a setting", { Setting: { id: "FriendlyName" } }, ["server"]],
    ["remote access", { ReachabilityNotification: { reachability: true } }, []],
    ["a sign of life", {}, []],
  ])("%s", (_, message, tags) => {
    expect(tagsOf(message)).toEqual(tags);
  });

  it("is the same in a list, and in a socket's container", () => {
    const [one, list] = [playing("paused").PlaySessionStateNotification, ["item:20205", "watching"]];
    expect(tagsOf({ PlaySessionStateNotification: [one] })).toEqual(list);
    expect(
      tagsOf({ NotificationContainer: { type: "playing", size: 1, PlaySessionStateNotification: [one] } }),
    ).toEqual(list);
  });

  it("is nothing for what can't be read, and the rest of a list for what can", () => {
    for (const broken of ["", "{", "null", "7", '"text"', "[]"]) expect(readEvents(broken)).toEqual([]);
    expect(
      tagsOf({ PlaySessionStateNotification: [{ state: "paused" }, { state: "paused", ratingKey: 1 }] }),
    ).toEqual(["item:1", "watching"]);
  });

  it("is covered by fewer tags when a scan names hundreds", () => {
    const some = Array.from({ length: 100 }, (_, key) => `item:${key}`);
    expect(coveringTags(["recent", ...some, "item:1"])).toEqual(["recent", ...some]);
    expect(coveringTags(["recent", ...some, "item:100"])).toEqual(["recent", "watched"]);
  });
});
