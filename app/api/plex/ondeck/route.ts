import { z } from "zod";
import { route } from "@/lib/api/route";
import { item, onDeck } from "@/lib/plex";

export const GET = route({ summary: "What is next to watch.", answer: z.array(item) }, async ({ plex }) =>
  onDeck(await plex()),
);
