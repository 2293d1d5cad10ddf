import { route } from "@/lib/api/route";
import { continueWatching } from "@/lib/plex";

/** What this person began and didn't finish, newest first. */
export const GET = route({}, async ({ plex }) => continueWatching(await plex()));
