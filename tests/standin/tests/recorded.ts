import { existsSync } from "node:fs";

const beside = new URL("../../../../shared/plex/", import.meta.url);

/**
 * What was recorded from real Plex, or published by it. It isn't ours to publish, so it lies beside the project, if at all.
 *
 * @param name below `../shared/plex`, ending in `/` when it is a folder
 * @param proves said in a warning where the thing is absent: "the stand-in answers …"
 * @returns undefined where it is absent, for `skipIf`
 */
export function recorded(name: string, proves: string): URL | undefined {
  const found = new URL(name, beside);
  if (existsSync(found)) return found;
  console.warn(`NOT PROVEN, as ../shared/plex/${name} is absent: ${proves}`);
  return undefined;
}
