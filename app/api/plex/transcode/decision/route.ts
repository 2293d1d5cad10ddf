import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { answers, decide, requests } from "@/lib/plex";

export const POST = route(
  {
    summary:
      "How Plex would play an item in this browser, and why: `mode`, its codes and texts, each stream's fate.",
    body: requests.playOptions.extend({ ratingKey: bodyKey }),
    answer: answers.decision,
    scope: "playback",
  },
  async ({ body: { ratingKey, ...wishes }, plex }) =>
    decide(await plex(), ratingKey, requests.toPlayOptions(wishes)),
);
