import { describe, expect } from "vitest";
import { titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { emptyWorld } from "../support/fixtures.ts";

const it = emptyWorld({ LIMIT_WRITES: "0", LIMIT_SEARCHES: "0", LIMIT_REPORTS: "0" });

/*
 * Two people hammer one server with random calls. What each of them writes can be told apart: one rates with even
 * numbers and stops at even seconds, the other at odd ones, each watches films of their own. So a single field of
 * the other's state, anywhere in any answer, shows.
 */

const SECONDS = 30;
/** A busy machine goes on until each has looked through so many answers. */
const ENOUGH = 50;
const AT_ONCE = 4;
const FILM_MS = 600_000;

type Person = {
  name: string;
  client: Client;
  /** What `userRating` and a resume point's seconds leave when divided by two. */
  parity: 0 | 1;
  /** The films that this person marks as watched. */
  watches: string[];
  /** What they had rated, begun and watched before: it follows no rule. */
  given: { numbers: Set<number>; watched: Set<string> };
  answers: number;
};

let people: [Person, Person];
it.beforeAll(async ({ world }) => {
  // Nobody does so much by hand.
  const person = async (account: string, parity: 0 | 1, watches: string[]): Promise<Person> => {
    const client = await world.signIn(account);
    const given = { numbers: new Set<number>(), watched: new Set<string>() };
    for (const path of startingPoints) collect(await client.json(path), given);
    return { name: account, client, parity, watches, given, answers: 0 };
  };
  people = [
    await person("demo-owner", 0, ["10", "11", "12", "13"]),
    await person("demo-friend", 1, ["14", "15", "16", "17"]),
  ];
});

const startingPoints = [
  "continue",
  "ondeck",
  "library/1/all?limit=200",
  "metadata/101/allLeaves?limit=200",
].map((path) => `/api/plex/${path}`);

/** Park and Miller's generator: a seed makes a failure come again. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const films = Array.from({ length: 20 }, (_, index) => String(index + 1));
const reads = (film: string) => [
  ...startingPoints,
  `/api/plex/metadata/${film}`,
  `/api/plex/metadata/${film}/related`,
  `/api/plex/metadata/${titles.show.ratingKey}/children`,
  "/api/plex/recent",
  "/api/plex/hubs",
  "/api/plex/library/1/hubs",
  "/api/plex/search?query=the",
  "/api/plex/playlists",
  "/api/plex/libraries",
];

async function call(person: Person, random: (below: number) => number): Promise<void> {
  const { client, parity, watches } = person;
  const film = films[random(films.length)] ?? "1";
  const post = (path: string, body: object) => client.post(`/api/plex/${path}`, body);
  const odds = random(10);
  if (odds < 6) {
    const paths = reads(film);
    check(person, await client.json(paths[random(paths.length)] ?? ""));
    return;
  }
  const mine = watches[random(watches.length)];
  const seconds = 2 * (40 + random(100)) + parity;
  const report = { ratingKey: film, time: seconds * 1000, duration: FILM_MS, sessionId: person.name };
  const response = await (odds === 6
    ? post("rate", { ratingKey: film, rating: 2 * random(5) + parity })
    : odds === 7
      ? post("progress", { ...report, state: "stopped" })
      : odds === 8
        ? post(random(2) ? "scrobble" : "unscrobble", { ratingKey: mine })
        : post("playlists", { title: `Of ${person.name}`, ratingKeys: [film] }));
  if (!response.ok) throw new Error(`${person.name}: ${response.url} ${response.status}`);
}

type State = { ratingKey?: string; title?: string; viewCount?: number; key?: string; playlistType?: string };

/** Every object of an answer, however deep. */
function* objectsIn(value: unknown): Generator<State & Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as State & Record<string, unknown>;
  for (const one of Object.values(value)) yield* objectsIn(one);
}

function collect(answer: unknown, { numbers, watched }: Person["given"]) {
  for (const { userRating, viewOffset, viewCount, ratingKey } of objectsIn(answer)) {
    for (const one of [userRating, viewOffset]) if (typeof one === "number") numbers.add(one);
    if (viewCount && ratingKey) watched.add(ratingKey);
  }
}

function check(person: Person, answer: unknown) {
  const [other] = people.filter((one) => one !== person);
  person.answers += 1;
  for (const { userRating, viewOffset, ratingKey, viewCount, title, playlistType } of objectsIn(answer)) {
    for (const [value, unit] of [
      [userRating, 1],
      [viewOffset, 1000],
    ] as const) {
      if (typeof value !== "number" || person.given.numbers.has(value)) continue;
      if ((value / unit) % 2 !== person.parity)
        throw new Error(`${person.name} sees ${value} of somebody else's`);
    }
    const isOthers = ratingKey && other?.watches.includes(ratingKey) && !person.given.watched.has(ratingKey);
    if (viewCount && isOthers) {
      throw new Error(`${person.name} sees ${ratingKey} as watched`);
    }
    if (playlistType && title !== `Of ${person.name}` && title?.startsWith("Of ")) {
      throw new Error(`${person.name} sees the playlist "${title}"`);
    }
  }
}

describe("two people who hammer one server", () => {
  it(`never see a field of each other's state in ${SECONDS} s of random calls`, async () => {
    const seed = (Date.now() % 1_000_000) + 1;
    const until = Date.now() + SECONDS * 1000;
    const workers = people.flatMap((person, nth) =>
      Array.from({ length: AT_ONCE }, async (_, worker) => {
        const random = randomOf(seed * 10 + nth * AT_ONCE + worker + 1);
        while (Date.now() < until || person.answers <= ENOUGH) await call(person, random);
      }),
    );
    await Promise.all(workers);
    const counts = people.map(({ name, answers }) => `${name} ${answers}`).join(", ");
    process.stdout.write(`\nHammered with seed ${seed}; answers looked through: ${counts}\n\n`);
    for (const { answers } of people) expect(answers).toBeGreaterThan(ENOUGH);
  });

  it("and would show it", () => {
    const [owner, friend] = people;
    const foreign = { Metadata: [{ ratingKey: "1", viewOffset: 81_000 }] };
    expect(() => check(owner, foreign)).toThrow("somebody else's");
    expect(() => check(friend, foreign)).not.toThrow();
    expect(() => check(friend, [{ ratingKey: "10", viewCount: 1 }])).toThrow("as watched");
  });
});
