import { z } from "zod";
import { route } from "@/lib/api/route";
import { libraries, library } from "@/lib/plex";

export const GET = route(
  { summary: "The libraries this person may see.", answer: z.array(library) },
  async ({ plex }) => libraries(await plex()),
);
