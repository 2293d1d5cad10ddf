import type { Item } from "../schemas/item";

const LONGEST = 100;

/**
 * What a player outside shows as the title, and saves a file as: `The Slow Orbit.mkv`,
 * `Harbour Lights - S01E03 - Fog.mkv`. Letters of every script stay; what an address or a disk could
 * misunderstand goes.
 *
 * @param path of its bytes, whose ending it gets
 */
export function fileName({ title, type, grandparentTitle, parentIndex, index }: Item, path: string): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const numbered = parentIndex !== undefined && index !== undefined;
  const place = numbered ? `S${two(parentIndex)}E${two(index)}` : undefined;
  const parts = type === "episode" ? [grandparentTitle, place, title] : [title];
  const plain = parts
    .filter(Boolean)
    .join(" - ")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N} ,&()_-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const ending = /\.(\w{1,5})(?:\?|$)/.exec(path)?.[1] ?? "mkv";
  return `${[...plain].slice(0, LONGEST).join("").trim() || "film"}.${ending}`;
}
