import { readdirSync } from "node:fs";
import { join } from "node:path";
import { once } from "../process/once.ts";

/** Whether a request's path, without its query, is that of a file Next hands out: of the build, or of `public`. */
export const isStatic = (path: string): boolean =>
  path.startsWith("/_next/static/") || publicPaths().has(path);

/** Next knows the files of `public` from its start on, too. */
const publicPaths = (): Set<string> =>
  once("public-paths", () => {
    const folder = join(/* turbopackIgnore: true */ process.cwd(), "public");
    return new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `/${name}`));
  });
