import { route } from "@/lib/api/route";
import { libraries } from "@/lib/plex";

/** The libraries this person may see. */
export const GET = route({}, async ({ plex }) => libraries(await plex()));
