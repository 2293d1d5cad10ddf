import { z } from "zod";
import { route } from "@/lib/api/route";
import { flag, key } from "@/lib/api/shapes";
import { answers, metadata } from "@/lib/plex";

const params = z.object({ id: key });
const query = z.object({
  includeExtras: flag,
  includeMarkers: flag,
  includeChapters: flag,
  includeChildren: flag,
});

export const GET = route(
  { summary: "One item in full; the named parts only when asked for.", params, query, answer: answers.item },
  async ({ params, query, plex }) => metadata(await plex(), params.id, query),
);
