import { createHash } from "node:crypto";
import { once } from "@/lib/process/once";
import { document, type RouteFile } from "./document";
import type { OpenApi } from "./types";

/** The document, the same as text, and a tag that changes when the text does. */
export type Description = { document: OpenApi; json: string; etag: string };

/**
 * Makes the description the first time somebody asks, and keeps it.
 *
 * @param files loads the route files, by their path from `app/api/`: `./plex/servers/route.ts`
 */
export const describeOnce = (files: Record<string, () => Promise<RouteFile>>): Promise<Description> =>
  once("api-description", () => describe(files));

async function describe(files: Record<string, () => Promise<RouteFile>>): Promise<Description> {
  const loaded = await Promise.all(
    Object.entries(files).map(async ([path, load]) => [path.replace(/^\./, "api"), await load()] as const),
  );
  const made = document(Object.fromEntries(loaded));
  const json = JSON.stringify(made);
  const digest = createHash("sha256").update(json).digest("base64url");
  return { document: made, json, etag: `"${digest}"` };
}
