import type { Item, Section, Tag } from "../../catalog/types.ts";
import type { PlexServer } from "../../world/types.ts";
import { fixedFields } from "./fields.ts";
import { filterNames } from "./menu-words.ts";

type Choice = { key: string; title: string; thumb?: string };

/** Filters whose values can be listed (PROTOCOL §3.8). */
const listed = new Set([
  ...Object.values(filterNames).flat(),
  "audioCodec",
  "videoCodec",
  "audioLayout",
  "subtitleCodec",
]);
const yesOrNo = new Set(["unwatched", "unwatchedLeaves", "inProgress", "unmatched", "duplicate", "hdr"]);
const kept = new WeakMap<readonly Item[], Map<string, Choice[]>>();
const languages: Record<string, string> = { eng: "English", deu: "Deutsch", ger: "Deutsch", fra: "Français" };

export function hasChoices(name: string): boolean {
  return listed.has(name) && !yesOrNo.has(name);
}

/** The values that a filter can take over these items: tag ids with names, or years and words as they are. */
export function choicesOf(server: PlexServer, items: readonly Item[], name: string): Choice[] {
  // Collections come and go; everything else stays as it was built.
  const memory = name === "collection" ? undefined : memoryOf(items);
  const known = memory?.get(name);
  if (known) return known;
  const values = new Set<string | number>();
  for (const item of items) for (const value of valuesOf(item, name)) values.add(value);
  const tags = new Map<string | number, Tag>(server.catalogue.tags.map((tag) => [tag.id, tag]));
  const made = [...values].map((value) => choiceOf(name, value, tags)).toSorted(byTitle(name));
  memory?.set(name, made);
  return made;
}

function memoryOf(items: readonly Item[]): Map<string, Choice[]> {
  const known = kept.get(items);
  if (known) return known;
  const made = new Map<string, Choice[]>();
  kept.set(items, made);
  return made;
}

function valuesOf(item: Item, name: string): (string | number)[] {
  const streams = (type: number) =>
    item.media.flatMap((media) =>
      media.parts.flatMap((part) => part.streams.filter((s) => s.streamType === type)),
    );
  if (name === "audioCodec") return streams(2).map((stream) => stream.codec);
  if (name === "subtitleCodec") return streams(3).map((stream) => stream.codec);
  if (name === "audioLayout") return streams(2).flatMap((stream) => stream.audioChannelLayout ?? []);
  const field = fixedFields[name];
  const value = field?.of(item);
  if (Array.isArray(value)) return value;
  return typeof value === "string" || typeof value === "number" ? [value] : [];
}

function choiceOf(name: string, value: string | number, tags: Map<string | number, Tag>): Choice {
  const tag = typeof value === "number" && name !== "year" && name !== "decade" ? tags.get(value) : undefined;
  if (tag) return { key: String(tag.id), title: tag.tag, thumb: tag.thumb };
  const text = String(value);
  const title =
    name === "decade"
      ? `${text}s`
      : name === "resolution"
        ? (resolutionTitles[text] ?? text)
        : (languages[text] ?? text);
  return { key: encodeURIComponent(text), title };
}

const resolutionTitles: Record<string, string> = { "4k": "4K", "1080": "1080p", "720": "720p", sd: "SD" };

/** Years from the newest; everything else by its words. */
function byTitle(name: string): (a: Choice, b: Choice) => number {
  const down = name === "year" || name === "decade" ? -1 : 1;
  return (a, b) => (a.title < b.title ? -1 : 1) * down;
}

/** The rows of a sub-listing; `fastKey` is the list that the value makes. */
export function choiceRows(section: Section, name: string, choices: readonly Choice[], type?: string) {
  const scope = type === undefined ? "" : `type=${type}&`;
  return choices.map(({ key, title, thumb }) => ({
    fastKey: `/library/sections/${section.id}/all?${scope}${name}=${key}`,
    key,
    title,
    type: name,
    thumb,
  }));
}
