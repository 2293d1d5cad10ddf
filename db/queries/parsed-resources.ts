import { memory } from "@/lib/process/memory";
import type { StoredResource } from "../schema";

/** Every person's servers are read on every request of theirs; the text is a kilobyte or two each. */
const parsed = memory<StoredResource>("parsed-resources", { most: 1_000 });

/** Reads a stored server; the same text gives the same, frozen object, parsed once. */
export function parsedResource(text: string): StoredResource {
  const known = parsed.get(text);
  if (known) return known;
  // Written by `replaceServers` and `recordSignIn` alone, whose types are these.
  const resource = JSON.parse(text, (_, value: unknown) => Object.freeze(value)) as StoredResource;
  parsed.set(text, resource);
  return resource;
}
