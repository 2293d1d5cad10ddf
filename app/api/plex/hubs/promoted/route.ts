import { route } from "@/lib/api/route";
import { hubSize } from "@/lib/api/shapes";
import { promotedHubs } from "@/lib/plex";

/** What this person pinned to Home, row by row. */
export const GET = route({ query: hubSize }, async ({ query, plex }) =>
  promotedHubs(await plex(), query.count),
);
