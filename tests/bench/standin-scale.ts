/**
 * How quick the stand-in is with 50,000 films and 100,000 episodes: `node tests/bench/standin-scale.ts`. Prints the time
 * of the start and, per question, of the first answer and the median of the next nine. Each answer is a page of 50.
 */
import { startStandin } from "../standin/index.ts";
import { Visitor } from "../standin/tests/visitor.ts";

const page = "X-Plex-Container-Start=1000&X-Plex-Container-Size=50";
const films = "/library/sections/21";
const shows = "/library/sections/22";
const questions = [
  `${films}/all?${page}`,
  `${films}/all?sort=addedAt:desc&${page}`,
  `${films}/all?sort=year:desc,titleSort&${page}`,
  `${films}/all?sort=rating&${page}`,
  `${films}/all?sort=lastViewedAt:desc&${page}`,
  `${films}/all?sort=random&${page}`,
  `${films}/all?genre=19&${page}`,
  `${films}/all?year%3E%3E=1990&unwatched=1&${page}`,
  `${films}/all?resolution=720&title=golden&${page}`,
  `${films}/all?push=1&year=1950&or=1&year=1960&pop=1&contentRating=PG&${page}`,
  `${shows}/all?${page}`,
  `${shows}/all?unwatchedLeaves=1&${page}`,
  `${shows}/all?type=4&${page}`,
  `${shows}/all?type=4&sort=originallyAvailableAt:desc&${page}`,
  `${shows}/all?type=4&unwatched=1&${page}`,
  `${shows}/all?type=4&show.genre=19&${page}`,
  `${films}/recentlyAdded?${page}`,
  `${films}/folder?${page}`,
  `${films}/actor?X-Plex-Container-Start=0&X-Plex-Container-Size=50`,
  `${films}/firstCharacter`,
  "/library/metadata/100500/similar?count=50",
  "/hubs/search?query=golden&limit=50",
  "/library/search?query=golden&limit=50",
  "/hubs?count=50",
  "/hubs/sections/21?count=50",
];

const from = performance.now();
const standin = await startStandin({ scale: true });
const started = performance.now() - from;
const owner = await Visitor.on(standin, "demo-owner");
const millis = (time: number) => `${time.toFixed(0).padStart(5)} ms`;

console.log(`start ${millis(started)}   memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
console.log("  first    median");
let slowest = 0;
for (const question of questions) {
  const times: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const asked = performance.now();
    const { status } = await owner.ask(question);
    times.push(performance.now() - asked);
    if (status !== 200) throw new Error(`${question}: ${status}`);
  }
  const [first = 0, ...rest] = times;
  const median = rest.toSorted((a, b) => a - b)[4] ?? 0;
  slowest = Math.max(slowest, median);
  console.log(`${millis(first)} ${millis(median)}  ${question.replace(page, "…")}`);
}
console.log(`slowest median ${millis(slowest)}`);
await standin.close();
