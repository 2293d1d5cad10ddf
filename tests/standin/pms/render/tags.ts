import type { Item, Role, Tag } from "../../catalog/types.ts";
import { rows } from "../reply.ts";

const names = {
  genre: "Genre",
  director: "Director",
  writer: "Writer",
  actor: "Role",
  country: "Country",
  collection: "Collection",
  producer: "Producer",
  label: "Label",
  mood: "Mood",
  style: "Style",
  similar: "Similar",
} as const;

/** Listings carry only the words, and neither producers nor similar titles (PROTOCOL §3.5, §3.9). */
export function bareTags(item: Item) {
  return {
    [names.genre]: rows(item.genres.map(bare)),
    [names.country]: rows(item.countries.map(bare)),
    [names.collection]: rows(item.collections.map(bare)),
    [names.director]: rows(item.directors.map(bare)),
    [names.writer]: rows(item.writers.map(bare)),
    [names.label]: rows((item.labels ?? []).map(bare)),
    [names.mood]: rows((item.moods ?? []).map(bare)),
    [names.style]: rows((item.styles ?? []).map(bare)),
    [names.actor]: rows(item.roles.slice(0, 3).map(({ tag }) => bare(tag))),
  };
}

/** Details carry ids, filters, and for people the picture and the part played. */
export function fullTags(item: Item) {
  return {
    [names.genre]: rows(item.genres.map(full)),
    [names.country]: rows(item.countries.map(full)),
    [names.collection]: rows(item.collections.map(full)),
    [names.director]: rows(item.directors.map(full)),
    [names.writer]: rows(item.writers.map(full)),
    [names.producer]: rows((item.producers ?? []).map(full)),
    [names.similar]: rows((item.similar ?? []).map(full)),
    [names.label]: rows((item.labels ?? []).map(full)),
    [names.mood]: rows((item.moods ?? []).map(full)),
    [names.style]: rows((item.styles ?? []).map(full)),
    [names.actor]: rows(item.roles.map((role) => fullRole(role))),
  };
}

function bare({ tag }: Tag) {
  return { tag };
}

function full({ id, kind, tag, tagKey, thumb }: Tag) {
  return { id, filter: `${kind}=${id}`, tag, tagKey, thumb };
}

function fullRole({ tag, role }: Role) {
  const { thumb, ...rest } = full(tag);
  return { ...rest, role, thumb };
}
