// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { PosterCard } from "@/app/components/poster-card";
import { StillCard } from "@/app/components/still-card";
import { timecode } from "@/app/components/time";
import type { Card } from "@/app/queries/card";
import words from "@/lib/words/en.json";

const show = (card: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" messages={words} timeZone="UTC">
      {card}
    </NextIntlClientProvider>,
  );

const film: Card = { ratingKey: "8", type: "movie", title: "Salt and Copper", year: 2023, duration: 600_000 };
const episode: Card = {
  ratingKey: "20",
  type: "episode",
  title: "Slack Water",
  grandparentTitle: "Harbour Lights",
  index: 4,
  parentIndex: 1,
  duration: 660_000,
};

afterEach(cleanup);

describe("a poster", () => {
  it("leads to the item on its own server", () => {
    show(<PosterCard server="a" card={film} />);
    const link = screen.getByRole("link", { name: /^Salt and Copper/ });
    expect(link.getAttribute("href")).toBe("/server/a/item/8");
  });

  it.each([
    [{ viewCount: 1 }, "Watched"],
    [{ viewOffset: 300_000 }, "50% watched"],
    [{ viewCount: 1, viewOffset: 60_000 }, "10% watched"],
    [{ type: "show", leafCount: 12, viewedLeafCount: 11 }, "1 unwatched episode"],
    [{ type: "show", leafCount: 12, viewedLeafCount: 12, viewCount: 40 }, "Watched"],
    // Views of any episode: not that all were seen.
    [{ type: "show", leafCount: 12, viewedLeafCount: 3, viewCount: 40 }, "9 unwatched episodes"],
  ])("says of %j: %s", (state, spoken) => {
    show(<PosterCard server="a" card={{ ...film, ...state }} />);
    expect(screen.getByText(spoken)).toBeTruthy();
  });

  it("draws the title where there is no picture", () => {
    const { container } = show(<PosterCard server="a" card={film} />);
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getAllByText("Salt and Copper")).toHaveLength(2);
  });

  it("draws the title where the picture is broken", () => {
    const { container } = show(
      <PosterCard server="a" card={{ ...film, thumb: "/library/metadata/8/thumb/1" }} />,
    );
    const picture = container.querySelector("img");
    expect(picture?.getAttribute("src")).toContain(
      "path=%2Flibrary%2Fmetadata%2F8%2Fthumb%2F1&width=200&height=300",
    );
    if (picture) fireEvent.error(picture);
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getAllByText("Salt and Copper")).toHaveLength(2);
  });
});

describe("a still", () => {
  it("plays at its picture and explains at its name", () => {
    show(<StillCard server="a" card={{ ...episode, viewOffset: 240_000 }} />);
    const plays = screen.getByRole("link", { name: "Resume Harbour Lights, S1 · E4 · Slack Water" });
    expect(plays.getAttribute("href")).toBe("/watch/a/20");
    const explains = screen.getByRole("link", { name: /7 min left/ });
    expect(explains.getAttribute("href")).toBe("/server/a/item/20");
  });
});

it.each([
  [0, "0:00"],
  [754_000, "12:34"],
  [3_723_999, "1:02:03"],
])("writes %i ms as %s", (ms, written) => {
  expect(timecode(ms)).toBe(written);
});
