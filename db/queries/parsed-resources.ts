import { once } from "@/lib/process/once";
import type { StoredResource } from "../schema";

/** Every person's servers are read on every request of theirs; the text is a kilobyte or two each. */
const MOST = 1_000;

const kept = () => once("parsed-resources", () => new Map<string, StoredResource>());

/** Reads a stored server; the same text gives the same, frozen object, parsed once. */
export function parsedResource(text: string): StoredResource {
  const known = kept().get(text);
  if (known) return known;
  // Written by `replaceServers` and `recordSignIn` alone, whose types are these.
  const resource = JSON.parse(text, (_, value: unknown) => Object.freeze(value)) as StoredResource;
  const oldest = kept().keys().next();
  if (kept().size >= MOST && !oldest.done) kept().delete(oldest.value);
  kept().set(text, resource);
  return resource;
}
