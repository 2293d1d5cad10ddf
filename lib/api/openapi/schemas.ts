import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Schemas with a name of their own (zod's `meta({ id })`), each once. */
export class Schemas {
  readonly named: Record<string, JsonSchema> = {};

  /**
   * A zod schema as JSON Schema; what has a name is kept apart and referred to.
   *
   * @param io what comes in, before defaults and transforms, or what goes out
   * @throws Error for what JSON can't be told of, e.g. an answer that ends in a transform
   */
  of(schema: z.ZodType, io: "input" | "output"): JsonSchema {
    // In a tuple, because the outermost schema would stand for itself, whatever its name.
    const { $defs = {}, prefixItems = [] } = pointed(
      z.toJSONSchema(z.tuple([schema]), { io, unrepresentable }),
    );
    Object.assign(this.named, $defs);
    const [only = {}] = prefixItems;
    return asSchema(only);
  }
}

/** What stands for a row that can't be read is gone before anybody sees it: the row's own schema says all. */
const unrepresentable: z.core.ToJSONSchemaParams["unrepresentable"] = ({ zodSchema }) =>
  zodSchema._zod.def.type === "catch" ? {} : "throw";

/** JSON Schema also knows `true` and `false`. */
export const asSchema = (schema: JsonSchema | boolean | undefined): JsonSchema =>
  typeof schema === "object" ? schema : {};

/** The same schema with its references into an OpenAPI document's components. */
const pointed = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
