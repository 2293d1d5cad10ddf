import type { Section } from "../../catalog/types.ts";

const agents = {
  movie: ["tv.plex.agents.movie", "Plex Movie", "/data/movies"],
  show: ["tv.plex.agents.series", "Plex TV Series", "/data/tv"],
  artist: ["tv.plex.agents.music", "Plex Music", "/data/music"],
  photo: ["com.plexapp.agents.none", "Plex Photo Scanner", "/data/photos"],
  other: ["com.plexapp.agents.none", "Plex Video Files Scanner", "/data/videos"],
} as const;

/** What looks after a library: agent, scanner, language, and where its files are (PROTOCOL §3.4). */
export function keeperOf({ type, other }: Section) {
  const [agent, scanner, path] = agents[other ? "other" : type];
  return { agent, scanner, path, language: agent === "com.plexapp.agents.none" ? "xn" : "en-GB" };
}

/** A row of `/library/sections`. */
export function sectionRow(section: Section) {
  const { id, type, title, uuid, createdAt } = section;
  const { agent, scanner, language, path } = keeperOf(section);
  return {
    allowSync: true,
    art: `/:/resources/${type}-fanart.jpg`,
    composite: `/library/sections/${id}/composite/1780000000`,
    filters: true,
    refreshing: section.refreshing ?? false,
    thumb: `/:/resources/${section.other ? "video" : type}.png`,
    key: String(id),
    type,
    title,
    agent,
    scanner,
    language,
    uuid,
    updatedAt: 1_780_000_000,
    createdAt,
    scannedAt: 1_780_000_000,
    content: true,
    directory: true,
    contentChangedAt: 1_951_561 + (section.changes ?? 0),
    hidden: section.hidden ?? 0,
    Location: [{ id, path }],
  };
}
