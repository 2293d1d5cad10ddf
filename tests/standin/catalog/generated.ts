import type { MediaFile } from "../media/index.ts";
import { guidsOf, ratingFields, slugOf } from "./blank-item.ts";
import { colorsOf } from "./look.ts";
import { day, epoch, hour, mixed } from "./seeded.ts";
import type { Colors, Item, ItemType, Media, Role, Tag } from "./types.ts";

/** What generated items share instead of having each their own: lists are chosen from, never made. */
export type Stock = {
  genres: Tag[][];
  directors: Tag[];
  roles: Role[][];
  studios: string[];
  ratings: string[];
  files: MediaFile[][];
};

/** Ids of media, parts and streams of generated items start here; the ratingKey follows from them. */
const generatedIds = 100_000_000;
const idsPerItem = 100;

/** The ratingKey whose part or stream has this id, if a generated item can have it. */
export function keyOfGeneratedId(id: number): string | undefined {
  return id < generatedIds ? undefined : String(Math.floor((id - generatedIds) / idsPerItem));
}

const nothing: never[] = [];

/**
 * An item of the big seed: it holds a handful of numbers, and works out the rest when somebody looks. Like that a
 * hundred and fifty thousand of them are there in a moment.
 */
export class Generated implements Item {
  readonly ratingKey: string;
  readonly type: ItemType;
  readonly sectionId: number;
  readonly title: string;
  readonly index: number | undefined;
  readonly parent: string | undefined;
  readonly grandparent: string | undefined;
  readonly addedAt: number;
  readonly year: number;
  readonly genres: Tag[];
  readonly files: MediaFile[];
  collections: Tag[] = nothing;
  readonly #seed: number;
  readonly #stock: Stock;
  #media: Media[] | undefined;

  constructor(
    stock: Stock,
    about: {
      key: number;
      type: ItemType;
      sectionId: number;
      title: string;
      index?: number;
      parent?: string;
      grandparent?: string;
    },
  ) {
    this.#stock = stock;
    this.#seed = mixed(about.key, 17);
    this.ratingKey = String(about.key);
    this.type = about.type;
    this.sectionId = about.sectionId;
    this.title = about.title;
    this.index = about.index;
    this.parent = about.parent;
    this.grandparent = about.grandparent;
    // Every item within its own hour of the last eighteen years, in an order unlike that of the keys.
    this.addedAt = epoch - 300 * day - (this.#seed % 157_680) * hour;
    this.year = 1930 + (this.#seed % 95);
    // Filters look at these of every item there is.
    this.genres = this.#mainItem ? this.#chosen(stock.genres, 7) : nothing;
    this.files = this.#leaf ? this.#chosen(stock.files, 9) : nothing;
  }

  get titleSort(): string {
    return this.title.replace(/^The /, "");
  }
  get updatedAt(): number {
    return this.addedAt + 64;
  }
  get guid(): string {
    const hex = mixed(Number(this.ratingKey), 1).toString(16).padStart(8, "0");
    return `plex://${this.type}/${hex}${this.ratingKey.padStart(16, "0")}`;
  }
  get guids(): string[] {
    return this.type === "season" ? nothing : guidsOf(this.#guidKind, this.guid);
  }
  get #guidKind(): "movie" | "show" | "episode" {
    return this.type === "movie" || this.type === "show" ? this.type : "episode";
  }
  get slug(): string | undefined {
    return this.type === "season" ? undefined : slugOf(this.title);
  }
  get summary(): string {
    return `Number ${this.ratingKey} on a very long shelf, from ${this.year}; nobody has taken it down in a while.`;
  }
  get #mainItem(): boolean {
    return this.type === "movie" || this.type === "show";
  }
  get studio(): string | undefined {
    return this.#mainItem ? this.#stock.studios[this.#seed % this.#stock.studios.length] : undefined;
  }
  get contentRating(): string | undefined {
    return this.type === "season" ? undefined : this.#stock.ratings[this.#seed % this.#stock.ratings.length];
  }
  get rating(): number | undefined {
    return this.#mainItem ? 3 + (this.#seed % 70) / 10 : undefined;
  }
  get ratingImage(): string | undefined {
    return this.rating === undefined ? undefined : ratingFields([this.rating, 0]).ratingImage;
  }
  get audienceRating(): number | undefined {
    return this.#mainItem ? 3 + (mixed(this.#seed, 3) % 70) / 10 : undefined;
  }
  get audienceRatingImage(): string | undefined {
    const rating = this.audienceRating;
    return rating === undefined ? undefined : ratingFields([0, rating]).audienceRatingImage;
  }
  get originallyAvailableAt(): string | undefined {
    if (this.type === "season") return undefined;
    const month = 1 + (mixed(this.#seed, 5) % 12);
    const dayOfMonth = 1 + (mixed(this.#seed, 6) % 28);
    return `${this.year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
  }
  get duration(): number | undefined {
    return this.type === "show" ? this.#stock.files[0]?.[0]?.duration : this.files[0]?.duration;
  }
  get hasThumb(): boolean {
    return true;
  }
  get hasArt(): boolean {
    return this.#mainItem;
  }
  get picture(): string {
    return this.guid;
  }
  get colors(): Colors | undefined {
    return this.#mainItem ? colorsOf(this.picture, this.genres[0]?.tag) : undefined;
  }
  get directors(): Tag[] {
    return this.#leaf ? this.#stock.directors : nothing;
  }
  get writers(): Tag[] {
    return nothing;
  }
  get countries(): Tag[] {
    return nothing;
  }
  get roles(): Role[] {
    return this.type === "season" ? nothing : this.#chosen(this.#stock.roles, 8);
  }
  get chapters(): never[] {
    return nothing;
  }
  get markers(): never[] {
    return nothing;
  }
  get extras(): never[] {
    return nothing;
  }
  get #leaf(): boolean {
    return this.type === "movie" || this.type === "episode";
  }
  #chosen<T>(lists: T[][], salt: number): T[] {
    return lists[mixed(this.#seed, salt) % lists.length] ?? nothing;
  }
  get fileName(): string {
    return `/data/warehouse/${this.ratingKey}`;
  }
  get media(): Media[] {
    this.#media ??= this.files.map((file) => {
      const id = generatedIds + Number(this.ratingKey) * idsPerItem;
      const streams = file.streams.map((stream, at) => ({ ...stream, id: id + 10 + at }));
      const fileName = `${this.fileName}.${file.container}`;
      return { id, parts: [{ id: id + 1, stamp: this.addedAt, file, fileName, streams }] };
    });
    return this.#media;
  }
}
