import { type Description, describeOnce } from "@/lib/api/openapi/description";

/** Every route file of this folder, as a function that loads it: nobody keeps a list. */
const files = import.meta.glob<Record<string, unknown>>("./**/route.ts");

/** What the whole API is, made from the shapes that its handlers run; once per process. */
export const apiDescription = (): Promise<Description> => describeOnce(files);
