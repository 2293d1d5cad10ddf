import type { ApiProblem } from "@/app/queries/fetch";
import { type Film, toFilm } from "@/app/watch/playback/film";
import { Playback } from "@/app/watch/playback/playback";
import { sessionOpener } from "@/app/watch/playback/session";
import { item } from "@/lib/plex/schemas/item";
import { StandInApi } from "./player-api";
import { StandingClock, settle } from "./player-clock";
import { StandInEngine } from "./player-engine";

const facts = {
  ...{ ratingKey: 5, title: "A Film", type: "movie", duration: 600_000 },
  Marker: [
    { type: "intro", startTimeOffset: 10_000, endTimeOffset: 40_000 },
    { type: "credits", startTimeOffset: 560_000, endTimeOffset: 590_000, final: true },
  ],
};

export const aFilm = toFilm("srv", item.parse(facts), undefined);

/** Somebody opens a film, on a clock, an engine and an API that the test holds in its hand. */
export async function openFilm(film: Film = aFilm, startAt = 0, troubles: ApiProblem[] = []) {
  const clock = new StandingClock();
  const api = new StandInApi();
  api.troubles.push(...troubles);
  const page = { leave: () => {}, comeBack: () => {} };
  const playback = new Playback(film, startAt, {
    openSession: sessionOpener(api, clock),
    capabilities: async () => ({ containers: ["mp4"], videoCodecs: ["h264"], audioCodecs: ["aac"] }),
    clock,
    page: {
      onLeave: (then) => void Object.assign(page, { leave: then }),
      onReturn: (then) => void Object.assign(page, { comeBack: then }),
    },
  });
  const made: StandInEngine[] = [];
  const close = playback.open(async (events) => {
    const engine = new StandInEngine(events);
    made.push(engine);
    return engine;
  });
  await settle();
  const [engine] = made;
  if (!engine) throw new Error("no engine was made");
  /** Lets the film run for so many seconds. */
  const run = (seconds: number) => clock.pass(seconds, () => engine.advance());
  return { playback, engine, api, clock, page, close, run, shown: playback.snapshot };
}

/** The same, a few moments later: the film plays. */
export async function watchFilm(film: Film = aFilm, startAt = 0) {
  const opened = await openFilm(film, startAt);
  opened.engine.arrive();
  await settle();
  return opened;
}
