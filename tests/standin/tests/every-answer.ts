import { type Standin, titles } from "../index.ts";
import { operations, respelled } from "./operations.ts";
import { Recorder, served } from "./recorder.ts";
import { addShapes, type Shapes } from "./shapes.ts";
import { Things } from "./things.ts";
import { ask, type Json, listOf, signIn, Visitor } from "./visitor.ts";

const { directPlay, oddFilms, show } = titles;
const everything =
  "includeMarkers=1&includeChapters=1&includeExtras=1&includeReviews=1&includePreferences=1&includeOnDeck=1";

/** What is asked besides the described operations: lists of every kind of item, and the details that are out of the ordinary. */
const paths = [
  "/library/sections",
  ...["1", "2", "5", "6", "7", "8", "9"].map((id) => `/library/sections/${id}/all?includeGuids=1`),
  ...[2, 3, 4].map((type) => `/library/sections/2/all?type=${type}&includeGuids=1`),
  ...[8, 9, 10].map((type) => `/library/sections/5/all?type=${type}`),
  "/library/sections/6/all?type=13",
  "/library/sections/1/all?includeMeta=1&includeCollections=1",
  ...Object.values(oddFilms).map(({ ratingKey }) => `/library/metadata/${ratingKey}?${everything}`),
  ...[directPlay, show, titles.hevc].map(({ ratingKey }) => `/library/metadata/${ratingKey}?${everything}`),
  `/library/metadata/${show.ratingKey}/children`,
  // A song with words.
  "/library/metadata/20003",
  "/hubs?count=50",
  "/hubs/home/recentlyAdded?type=2",
  "/library/search?query=the&limit=50",
];

/**
 * Asks the stand-in everything there is to ask and adds the shapes of all its JSON. Two families: what PROTOCOL §1.7
 * calls converted XML, and everything else a server says; plex.tv's answers each by themselves.
 */
export async function shapesOfEverything(
  standin: Standin,
  familyOf: (capture: string) => string,
): Promise<Shapes> {
  const shapes: Shapes = new Map();
  const recorder = await Recorder.on(standin);
  for (const [name, answer] of Object.entries(served))
    addShapes(shapes, familyOf(name), await answer(recorder));
  for (const path of paths) addShapes(shapes, "library", await recorder.get(path));
  const things = new Things(await Visitor.on(standin, "demo-owner"));
  for (const [name, sample] of Object.entries(operations)) {
    const method = respelled[name]?.method ?? name.split(" ")[0] ?? "GET";
    const path = await sample(things);
    // Streams of events and of bytes never end, or are no JSON.
    if (/websockets|eventsource|\/start\.|universal\/subtitles|library\/parts/.test(path)) continue;
    const { body } = await things.visitor.ask(path, { method });
    addShapes(shapes, familyOfPath(path), body);
  }
  await conversions(shapes, recorder, things);
  addShapes(shapes, familyOf("myplex/api/v2/user/user_info.json"), await managedUser(standin));
  return shapes;
}

/** The history has a shape of its own, which nobody recorded. */
function familyOfPath(path: string): string {
  if (path.includes("/status/sessions/history")) return "history";
  return /\/decision|\/status\/sessions/.test(path) ? "converted" : "library";
}

/** Decisions about what is out of the ordinary, and what is told of a conversion that burns. */
async function conversions(shapes: Shapes, recorder: Recorder, things: Things): Promise<void> {
  const add = (value: unknown) => addShapes(shapes, "converted", value);
  const seen = await recorder.get("/library/sections/1/all?title=red%20dust");
  const [film] = listOf((seen as { MediaContainer: Json }).MediaContainer.Metadata);
  const films = [titles.externalSubtitle, ...Object.values(oddFilms)].map(({ ratingKey }) => ratingKey);
  const original = { directPlay: "1", hasMDE: "1", subtitles: "none" };
  for (const ratingKey of [String(film?.ratingKey), ...films]) {
    add(await recorder.decision("video", ratingKey, original));
    add(await recorder.decision("video", ratingKey, { subtitles: "none" }));
  }
  add(await recorder.decision("music", "20003", { protocol: "http", musicBitrate: "96" }));
  await things.select();
  const burnt = { subtitles: "burn", videoResolution: "720x480" };
  add(await recorder.decision("video", titles.hevc.ratingKey, burnt));
  add(await recorder.transcoding("video", titles.hevc.ratingKey, burnt));
}

/** The child of the Home, who can't sign in alone. */
async function managedUser(standin: Standin): Promise<unknown> {
  const token = await signIn(standin, "demo-owner");
  const { body } = await ask(`${standin.url}/api/v2/home/users`, { token });
  const child = listOf(body.users).find((user) => user.restricted);
  const path = `/api/v2/home/users/${String(child?.uuid)}/switch`;
  return (await ask(standin.url + path, { token, method: "POST" })).body;
}
