import { numberOf } from "./seeded.ts";

/** Whom older agents, and agents of shows, have found elsewhere; https and http both occur (PROTOCOL §7.1). */
const elsewhere: Record<string, (number: number) => string> = {
  "Actor Four": (n) => `http://image.tmdb.org/t/p/original/${n}.jpg`,
  "Actor Six": (n) => `https://image.tmdb.org/t/p/original/${n}.jpg`,
  "Director Two": (n) => `http://image.tmdb.org/t/p/original/${n}.jpg`,
  "Actor Twelve": (n) => `https://image.tmdb.org/t/p/original/${n}.jpg`,
  "Actor Twenty-Two": (n) => `https://artworks.thetvdb.com/banners/v4/actor/${n}/photo/${n}.jpg`,
  "Actor Twenty-Four": (n) => `https://artworks.thetvdb.com/banners/v4/actor/${n}/photo/${n}.jpg`,
};

/** Real servers hand out absolute addresses for people, nearly all of Plex's own; some people have no picture. */
export function faceOf(name: string, tagKey: string): string | undefined {
  const other = elsewhere[name];
  if (other) return other(100_000 + numberOf(name, 900_000));
  return numberOf(name, 9) === 0 ? undefined : `https://metadata-static.plex.tv/people/${tagKey}.jpg`;
}
