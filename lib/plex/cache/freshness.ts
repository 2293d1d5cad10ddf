/**
 * How long each kind of answer is kept, in seconds, and what makes it stale earlier. `watching` stands
 * beside `watched` on every listing, since rows show where somebody stopped. `items` stands where any item of the
 * server may show, whichever it is.
 */
export const freshness = {
  libraries: { seconds: 86_400, tags: () => ["libraries"] },
  libraryPage: { seconds: 300, tags: (id: string) => [`library:${id}`, "watched", "watching"] },
  menu: { seconds: 3_600, tags: (id: string) => [`library:${id}`] },
  item: { seconds: 3_600, tags: (ratingKey: string) => [`item:${ratingKey}`, "watched"] },
  children: { seconds: 3_600, tags: (ratingKey: string) => [`item:${ratingKey}`, "watched", "watching"] },
  relatives: {
    seconds: 3_600,
    tags: (ratingKey: string) => [`item:${ratingKey}`, "items", "watched", "watching"],
  },
  watching: { seconds: 60, tags: () => ["watching", "watched", "items"] },
  recent: { seconds: 300, tags: () => ["recent", "watched", "watching"] },
  hubs: {
    seconds: 60,
    tags: (id: string) => [
      "recent",
      "playlists",
      "watched",
      "watching",
      "items",
      ...(id ? [`library:${id}`] : []),
    ],
  },
  person: { seconds: 3_600, tags: () => ["watched", "watching", "items"] },
  collection: { seconds: 300, tags: (id: string) => [`collection:${id}`, "watched", "watching", "items"] },
  playlists: { seconds: 300, tags: () => ["playlists", "watched", "watching", "items"] },
  previews: { seconds: 3_600, tags: (partId: string) => [`part:${partId}`, "items"] },
  search: { seconds: 300, tags: () => ["watched", "watching", "items"] },
  watchlist: { seconds: 300, tags: () => ["watchlist"] },
  capabilities: { seconds: 3_600, tags: () => ["server"] },
} satisfies Record<string, { seconds: number; tags: (of: string) => string[] }>;

/** plex.tv's list of servers carries tokens: it is kept, sealed, in the database for this many seconds. */
export const resourcesSeconds = 300;

export type Kind = keyof typeof freshness;
