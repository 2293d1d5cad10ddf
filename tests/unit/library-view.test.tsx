import { describe, expect, it } from "vitest";
import { readView, searchOf, selectionOf } from "@/app/(browse)/server/[serverId]/library/[id]/view";

const films = { key: "1", type: "movie" };
const shows = { key: "2", type: "show" };

describe("a library's address", () => {
  it("is plain for the plain view", () => {
    expect(searchOf("title", false)).toBe("");
    expect(readView({})).toEqual({ sort: "title", unwatched: false, at: 0, search: "" });
  });

  it("reads what it wrote", () => {
    const search = searchOf("added", true);
    const view = readView(Object.fromEntries(new URLSearchParams(search)));
    expect(view).toEqual({ sort: "added", unwatched: true, at: 0, search });
  });

  it.each(["toString", "titleSort", "", ["added", "year"]])("takes no %j for an order", (sort) => {
    expect(readView({ sort }).sort).toBe("title");
  });

  it.each([
    ["120", 120],
    ["-1", 0],
    ["1.5", 0],
    ["x", 0],
    ["9999999999", 1_000_000],
  ])("takes %s for the place %i", (at, place) => {
    expect(readView({ at }).at).toBe(place);
  });
});

describe("what Plex is asked for", () => {
  it("counts a show as unwatched while any episode is", () => {
    const view = readView({ unwatched: "1" });
    expect(selectionOf("s", films, view)).toMatchObject({ type: 1, filters: [["unwatched", "1"]] });
    expect(selectionOf("s", shows, view)).toMatchObject({ type: 2, filters: [["unwatchedLeaves", "1"]] });
  });

  it("speaks Plex's own order", () => {
    expect(selectionOf("s", films, readView({ sort: "added" })).sort).toBe("addedAt:desc");
  });
});
