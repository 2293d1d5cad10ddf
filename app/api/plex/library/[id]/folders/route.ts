import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { folders } from "@/lib/plex";

const query = page.extend({ parent: key.optional() });

/** A library by folders: those inside `parent`, and the items there. */
export const GET = route({ params: z.object({ id: key }), query }, async ({ params, query, plex }) =>
  folders(await plex(), params.id, query),
);
