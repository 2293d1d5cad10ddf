import { createHash } from "node:crypto";

/** Hex digits that depend on nothing but the text, so that guids and ids are the same on every start. */
export function hexOf(text: string, length: number): string {
  return createHash("sha1").update(text).digest("hex").slice(0, length);
}

/** A whole number from 0 up to, not including, `below` that depends on nothing but the text. */
export function numberOf(text: string, below: number): number {
  return Number.parseInt(hexOf(text, 8), 16) % below;
}

/** One element of the list, chosen by the text. Throws on an empty list. */
export function pick<T>(text: string, list: readonly T[]): T {
  const chosen = list[numberOf(text, list.length)];
  if (chosen === undefined) throw new Error(`nothing to pick from for ${text}`);
  return chosen;
}

/** A well mixed whole number from a small one: for things made by the hundred thousand, where a hash is too slow. */
export function mixed(number: number, salt: number): number {
  let value = Math.imul(number ^ salt, 0x9e37_79b1);
  value = Math.imul(value ^ (value >>> 15), 0x85eb_ca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/** 1 August 2026, in epoch seconds: all dates of the catalogue are counted back from here. */
export const epoch = Date.UTC(2026, 7, 1) / 1000;
export const hour = 3600;
export const day = 24 * hour;
