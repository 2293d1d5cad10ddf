import { route } from "@/lib/api/route";
import { onDeck } from "@/lib/plex";

/** What is next to watch. */
export const GET = route({}, async ({ plex }) => onDeck(await plex()));
