/** Routes that belong together, by how their address begins below `/api/` or `/api/plex/`. */
const families: { name: string; about: string; roots: string[] }[] = [
  {
    name: "Signing in",
    about: "Sessions and personal tokens. Everything else needs one of the two.",
    roots: ["auth", "tokens", "openapi.json"],
  },
  {
    name: "Servers",
    about: "The person's media servers, and whether they answer.",
    roots: ["servers", "test"],
  },
  { name: "Libraries", about: "What a library holds, and its menus.", roots: ["libraries", "library"] },
  {
    name: "Finding",
    about: "What to watch next, what is new, and search.",
    roots: ["search", "ondeck", "continue", "recent", "hubs", "findByGuid", "watchlist"],
  },
  {
    name: "Items",
    about: "One film, show, season, episode, person or collection, and what goes with it.",
    roots: ["metadata", "ratings", "people", "collections"],
  },
  { name: "Playlists and queues", about: "Lists that a person makes.", roots: ["playlists", "playqueue"] },
  {
    name: "Watching",
    about: "What somebody has watched, where they stopped, how they liked it.",
    roots: ["progress", "scrobble", "unscrobble", "rate", "sessions", "events"],
  },
  {
    name: "Playing",
    about: "How an item is played, its bytes, subtitles and pictures.",
    roots: ["transcode", "stream", "tickets", "proxy", "parts", "subtitles", "previews", "images"],
  },
];

/** Where routes go whose root nobody has put into a family yet. */
const OTHERS = "Others";

/** The families in the order of the documentation. */
export const tags = families.map(({ name, about }) => ({ name, description: about }));

/** The family of a route. @param path as the document has it, e.g. `/api/plex/library/{id}/all` */
export function familyOf(path: string): string {
  const [root = ""] = path.replace(/^\/api\/(plex\/)?/, "").split("/");
  return families.find(({ roots }) => roots.includes(root))?.name ?? OTHERS;
}
