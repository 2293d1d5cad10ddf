import { route } from "@/lib/api/route";
import { hubSize } from "@/lib/api/shapes";
import { hubs } from "@/lib/plex";

/** The home page of the server, row by row. */
export const GET = route({ query: hubSize }, async ({ query, plex }) => hubs(await plex(), query.count));
