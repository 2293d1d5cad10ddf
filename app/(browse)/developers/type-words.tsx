import { asSchema, type JsonSchema } from "@/lib/api/openapi/schemas";

/** The type of a value in a few words: `string`, `Item[]`, `"asc" | "desc"`. */
export function TypeWords({ schema }: { schema: JsonSchema }) {
  const name = schema.$ref?.split("/").at(-1);
  if (name)
    return (
      <a href={`#schema-${name}`} className="word-link text-ink">
        {name}
      </a>
    );
  if (schema.type === "array")
    return (
      <>
        <TypeWords schema={itemsOf(schema)} />
        []
      </>
    );
  return <>{words(schema)}</>;
}

/** What a list is a list of. */
export const itemsOf = ({ items }: JsonSchema): JsonSchema => (Array.isArray(items) ? {} : asSchema(items));

function words(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map((one) => words(asSchema(one))))].join(" | ");
  const { minimum, maximum } = schema;
  const limits =
    minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
      ? ` ${minimum}–${maximum}`
      : "";
  return `${[schema.type ?? "any"].flat().join(" | ")}${limits}`;
}
