import type { MediaFile } from "../media/index.ts";
import { epoch, hexOf, numberOf } from "./seeded.ts";
import type { Catalogue, Item, Media, Section, Tag, TagKind } from "./types.ts";

export type FileName = MediaFile["name"];
export type Files = Record<FileName, MediaFile>;

/** Fills one server's catalogue. Ids of every kind count up from fixed numbers: the same on every start. */
export class Builder {
  readonly catalogue: Catalogue = { sections: [], items: new Map(), children: new Map(), tags: [] };
  readonly #tags = new Map<string, Tag>();
  readonly #files: Files;
  #nextKey = 1;
  #nextId = 1;

  constructor(files: Files) {
    this.#files = files;
  }

  addSection(id: number, type: Section["type"], title: string, more: Partial<Section> = {}): void {
    const uuid = `${hexOf(title, 8)}-5031-436b-906a-${hexOf(`uuid${title}`, 12)}`;
    this.catalogue.sections.push({ id, type, title, uuid, createdAt: epoch - 900 * 86_400, ...more });
  }

  /** The next ratingKeys count from here: keeps the keys that tests know apart from the catalogue's growth. */
  countFrom(ratingKey: number): void {
    this.#nextKey = ratingKey;
  }

  nextKey(): string {
    return String(this.#nextKey++);
  }

  nextId(): number {
    return this.#nextId++;
  }

  tag(kind: TagKind, tag: string): Tag {
    const known = this.#tags.get(`${kind}:${tag}`);
    if (known) return known;
    const made: Tag = { id: this.#tags.size + 1, kind, tag };
    if (kind === "actor" || kind === "director" || kind === "writer") {
      made.tagKey = hexOf(`person:${tag}`, 24);
      // Real servers hand out absolute addresses for people (PROTOCOL §7.1), and some people have no picture.
      if (numberOf(tag, 9) !== 0) made.thumb = `https://metadata-static.plex.tv/people/${made.tagKey}.jpg`;
    }
    this.#tags.set(`${kind}:${tag}`, made);
    this.catalogue.tags.push(made);
    return made;
  }

  /** One version per name, each with a file of its own name. */
  media(names: readonly FileName[], fileName: string): Media[] {
    return names.map((name) => {
      const file = this.#files[name];
      const streams = file.streams.map((stream) => ({ ...stream, id: this.nextId() }));
      const part = {
        id: this.nextId(),
        stamp: epoch - numberOf(fileName, 9_000_000),
        file,
        fileName: `${fileName}.${file.container}`,
        streams,
      };
      return { id: this.nextId(), parts: [part] };
    });
  }

  file(name: FileName): MediaFile {
    return this.#files[name];
  }

  /** ms. */
  durationOf(name: FileName): number {
    return this.#files[name].duration;
  }

  add(item: Item): Item {
    this.catalogue.items.set(item.ratingKey, item);
    const above = item.parent;
    if (above !== undefined) {
      const siblings = this.catalogue.children.get(above) ?? [];
      siblings.push(item.ratingKey);
      this.catalogue.children.set(above, siblings);
    }
    return item;
  }
}
