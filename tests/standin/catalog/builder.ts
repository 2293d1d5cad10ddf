import type { MediaFile } from "../media/index.ts";
import { faceOf } from "./faces.ts";
import { epoch, hexOf, numberOf } from "./seeded.ts";
import type { Catalogue, Item, Media, Part, Section, Tag, TagKind } from "./types.ts";

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
      made.thumb = faceOf(tag, made.tagKey);
    }
    this.#tags.set(`${kind}:${tag}`, made);
    this.catalogue.tags.push(made);
    return made;
  }

  /** One version per name, each with a file of its own name; of several names each is a part of one version. */
  media(names: readonly (FileName | readonly FileName[])[], fileName: string): Media[] {
    return names.map((name) => {
      const parts =
        typeof name === "string"
          ? [this.#part(name, fileName)]
          : name.map((each, at) => this.#part(each, `${fileName} - pt${at + 1}`));
      return { id: this.nextId(), parts };
    });
  }

  #part(name: FileName, fileName: string): Part {
    const file = this.#files[name];
    const streams = file.streams.map((stream) => ({ ...stream, id: this.nextId() }));
    return {
      id: this.nextId(),
      stamp: epoch - numberOf(fileName, 9_000_000),
      file,
      fileName: `${fileName}.${file.container}`,
      streams,
    };
  }

  file(name: FileName): MediaFile {
    return this.#files[name];
  }

  /** ms, of all files together. */
  durationOf(name: FileName | readonly FileName[]): number {
    const names: readonly FileName[] = typeof name === "string" ? [name] : name;
    return names.reduce((sum, each) => sum + this.#files[each].duration, 0);
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
