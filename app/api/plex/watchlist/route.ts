import { z } from "zod";
import { route } from "@/lib/api/route";
import { cloudKey, page, whole } from "@/lib/api/shapes";
import { addToWatchlist, answers, watchlist } from "@/lib/plex";
import { withAccount } from "@/lib/servers";

const sort = z
  .string()
  .regex(/^(watchlistedAt|titleSort|originallyAvailableAt|rating)(:(asc|desc))?$/)
  .default("watchlistedAt:desc");

const guid = z
  .string()
  .regex(/^plex:\/\/(movie|show)\/[0-9a-f]{24}$/)
  .transform((value) => value.slice(-24));

const body = z.union([z.strictObject({ ratingKey: cloudKey }), z.strictObject({ guid })], {
  error: "give either a ratingKey of 24 hex digits, or the guid of a film or show: plex://movie/…",
});

export const GET = route(
  {
    summary:
      "What this person wants to watch, on any server or none; ratingKeys are those of Plex's catalogue.",
    query: page.extend({ limit: whole(1, 100).default(50), sort }),
    answer: answers.listing,
    server: false,
  },
  ({ viewer, query }) => withAccount(viewer, (account) => watchlist(account, query)),
);

export const POST = route(
  {
    summary: "Puts a film or show on the watchlist.",
    body,
    answer: z.object({ message: z.string(), ratingKey: z.string() }),
    server: false,
  },
  async ({ viewer, body: title }) => {
    const ratingKey = "guid" in title ? title.guid : title.ratingKey;
    await withAccount(viewer, (account) => addToWatchlist(account, ratingKey));
    return { message: "Added to the watchlist", ratingKey };
  },
);
