import { exampleOf, ownParameters } from "@/lib/api/openapi/examples";
import type { Operation } from "@/lib/api/openapi/types";

/** A field to fill in before a route is tried. `start` is what stands in it at first. */
export type Input = {
  name: string;
  kind: "path" | "query" | "filters";
  required?: true;
  start?: string;
  hint?: string;
};

/** The fields of a route: what must be there is filled in with an example, the rest says what it would be. */
export function inputsOf({ parameters = [] }: Operation): Input[] {
  const own = ownParameters(parameters).map((one): Input => {
    const example = String(exampleOf(one.schema));
    if (one.explode) return { name: one.name, kind: "filters", hint: "genre=5&year>>=1990" };
    const kind = one.in === "path" ? "path" : "query";
    return {
      name: one.name,
      kind,
      ...(one.required ? { required: true, start: example } : { hint: example }),
    };
  });
  const takesServer = parameters.some((one) => "$ref" in one);
  return takesServer ? [...own, { name: "server", kind: "query" }] : own;
}
