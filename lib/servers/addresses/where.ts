import type { ServerRow } from "@/db/queries";
import type { ServerPlace } from "@/lib/plex";

/** Where a server is: what plex.tv says of it, and what its person says. */
export const whereIs = ({ resource, manualUri }: ServerRow): ServerPlace =>
  manualUri ? { ...resource, manualUri } : resource;
