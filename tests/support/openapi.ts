import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Schema = Record<string, unknown>;
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters?: ({ $ref: string } | { name: string; in: string; required?: boolean; schema: Schema })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;
  security: Record<string, string[]>[];
};
export type OpenApi = {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Schema>>;
  "x-codes": { code: string; status: number; meaning: string }[];
};

/** Marquee's description of itself, as anybody gets it. */
export async function openApi(base: string): Promise<OpenApi> {
  const response = await fetch(`${base}/api/openapi.json`);
  if (!response.ok) throw new Error(`the description: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Compiles what the document says at a place, `["paths", "/api/plex/test", …]`; throws where it can't. */
export function compiler(document: OpenApi): (place: string[]) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ ...document, $id: "marquee:api" });
  const pointer = (place: string[]) =>
    place.map((one) => encodeURIComponent(one.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  return (place) => ajv.compile({ $ref: `marquee:api#/${pointer(place)}` });
}

const folder = fileURLToPath(new URL("../../app/", import.meta.url));

/** A handler in a route file; `declared` when `route()` makes it. */
type Handler = { key: string; file: string; declared: boolean };

/** Every handler below `app/api`, read from the files: `GET /api/plex/library/{id}/all`. */
export function handlers(): Handler[] {
  const files = readdirSync(`${folder}api`, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)route\.ts$/.test(name))
    .map((name) => `api/${name}`);
  return files.toSorted().flatMap((file) => {
    const source = readFileSync(folder + file, "utf8");
    const path = `/${file.replace(/\/route\.ts$/, "").replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")}`;
    const named = [...source.matchAll(/\bexport (?:const|async function|function) ([A-Z]+)\b([^;(]*)/g)];
    const renamed = [...source.matchAll(/\bas (GET|HEAD|POST|PUT|PATCH|DELETE)\b/g)];
    return [...named, ...renamed].map(([, method, rest = ""]) => ({
      key: `${method} ${path}`,
      file: `app/${file}`,
      declared: /=\s*route$/.test(rest.trim()),
    }));
  });
}
