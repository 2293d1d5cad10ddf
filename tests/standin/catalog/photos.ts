import { blankItem, slugOf } from "./blank-item.ts";
import type { Builder, FileName } from "./builder.ts";
import { day, epoch } from "./seeded.ts";
import type { Item } from "./types.ts";

type Album = { title: string; photos: string[]; albums?: Album[] };

const albums: Album[] = [
  {
    title: "By the Water",
    photos: ["Before the Rain", "Low Tide", "Second Boat"],
    albums: [{ title: "After Dark", photos: ["Harbour, Midnight"] }],
  },
  { title: "Walls and Windows", photos: ["Corner Shop", "North Light"] },
];
const files: FileName[] = ["photo-a", "photo-b", "photo-c", "photo-d"];

/** Adds photo albums: photos, and albums within albums. */
export function addPhotos(builder: Builder, sectionId: number): void {
  let taken = 0;
  const add = (written: Album, above?: Item) => {
    const addedAt = epoch - 400 * day;
    const ratingKey = builder.nextKey();
    const album = builder.add({
      ...blankItem({ ratingKey, type: "photoalbum", sectionId, title: written.title, addedAt }),
      guid: `local://${ratingKey}`,
      parent: above?.ratingKey,
      index: 1,
    });
    for (const inner of written.albums ?? []) add(inner, album);
    for (const [at, title] of written.photos.entries()) {
      const key = builder.nextKey();
      const name = files[taken % files.length] ?? "photo-a";
      const shot = new Date((addedAt + ++taken * day) * 1000).toISOString().slice(0, 10);
      builder.add({
        ...blankItem({ ratingKey: key, type: "photo", sectionId, title, addedAt: addedAt + taken * day }),
        guid: `local://${key}`,
        // The still that the file was drawn as.
        picture: name,
        parent: album.ratingKey,
        index: at + 1,
        year: Number(shot.slice(0, 4)),
        originallyAvailableAt: shot,
        hasArt: false,
        media: builder.media([name], `/data/photos/${slugOf(album.title)}/${slugOf(title)}`),
      });
    }
  };
  for (const album of albums) add(album);
}
