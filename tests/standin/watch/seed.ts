import { epoch, hour } from "../catalog/seeded.ts";
import { serverIds, titles } from "../titles.ts";
import { childrenOf } from "../world/library.ts";
import type { World } from "../world/types.ts";
import { remember } from "./history.ts";
import { changeState } from "./state.ts";
import type { ItemState } from "./types.ts";

/**
 * What Demo Owner has done so far, so that a visitor's first home page isn't empty: films and an episode in progress,
 * a show whose next episode is due, some films watched and rated. Demo Friend starts with a clean slate.
 */
export function seedWatching(world: World): void {
  const server = world.servers.find((each) => each.id === serverIds.cinema);
  const owner = [...world.accounts.values()].find((account) => account.username === "demo-owner");
  if (!server || !owner) throw new Error("the demo has no owner or no cinema");
  let ago = 0;
  const earlier = () => (epoch - ++ago * 5 * hour) * 1000;
  const by = (title: string) => {
    const found = [...server.catalogue.items.values()].find((item) => item.title === title);
    if (!found) throw new Error(`the catalogue has no ${title}`);
    return found;
  };
  const inProgress = (title: string, viewOffset: number) =>
    changeState(server, owner, by(title).ratingKey, { viewOffset, viewedAt: earlier() });

  const seen = (ratingKey: string, more: Partial<ItemState> = {}) => {
    const viewedAt = earlier();
    changeState(server, owner, ratingKey, {
      viewCount: 1,
      viewedAt,
      ...more,
      ratedAt: more.userRating && viewedAt,
    });
    views.push([ratingKey, viewedAt]);
  };
  const views: [ratingKey: string, viewedAt: number][] = [];

  inProgress(titles.inProgress.title, titles.inProgress.viewOffset);
  const firstSeason = childrenOf(server, by(titles.show.title)).find((season) => season.index === 1);
  if (!firstSeason) throw new Error(`${titles.show.title} has no first season`);
  const watched = childrenOf(server, firstSeason).slice(0, 3).toReversed();
  for (const episode of watched) {
    seen(episode.ratingKey);
  }
  inProgress("Neon Monsoon", 401_000);
  inProgress("Error Bars", 152_000);
  inProgress("The Cartographer's Apology", 96_000);

  const films: [title: string, userRating?: number][] = [
    ["Gravity Is a Rumour", 10],
    ["The Quiet Carriage", 9],
    ["Red Dust Radio"],
    ["Kitchen for Twelve", 8],
    ["The Beekeeper of Block C"],
  ];
  for (const [title, userRating] of films) seen(by(title).ratingKey, { userRating });
  changeState(server, owner, by("Red Dust Radio").ratingKey, { skipCount: 1 });
  for (const [ratingKey, viewedAt] of views.toReversed()) remember(server, owner, ratingKey, viewedAt);
}
