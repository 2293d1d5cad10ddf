import { asSchema, type JsonSchema } from "./schemas";
import type { Operation, Parameter, Reference } from "./types";

/** A value that fits a schema: its own example, else its default, else the least there is. */
export function exampleOf(schema: JsonSchema): unknown {
  const { examples, anyOf = [], properties = {}, required = [] } = schema;
  if (examples?.[0] !== undefined) return examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (anyOf[0]) return exampleOf(asSchema(anyOf[0]));
  if (schema.type === "array") return [exampleOf(asSchema(schema.items as JsonSchema | boolean))];
  if (schema.type === "number" || schema.type === "integer") return schema.minimum ?? 0;
  if (schema.type === "boolean") return true;
  if (schema.type !== "object") return "…";
  return Object.fromEntries(required.map((name) => [name, exampleOf(asSchema(properties[name]))]));
}

/** The parameters that are told in place; the shared one, `server`, is a reference. */
export const ownParameters = (parameters: (Parameter | Reference)[] = []): Parameter[] =>
  parameters.filter((one): one is Parameter => "name" in one);

/** An example of the JSON that an operation takes, as text over several lines; undefined where it takes none. */
export function bodyExample({ requestBody }: Operation): string | undefined {
  const { schema } = requestBody?.content["application/json"] ?? {};
  return schema && JSON.stringify(exampleOf(schema), null, 2);
}

/** The address of an example call: everything that must be there, and nothing more. */
function exampleAddress(path: string, operation: Operation): string {
  const parameters = ownParameters(operation.parameters);
  const value = (one: Parameter) => String(exampleOf(one.schema));
  const filled = parameters
    .filter((one) => one.in === "path")
    .reduce((address, one) => address.replace(`{${one.name}}`, value(one)), path);
  const query = parameters
    .filter((one) => one.in === "query" && one.required)
    .map(
      (one) => `${one.name}=${encodeURIComponent(value(one)).replaceAll("%2F", "/").replaceAll("%3A", ":")}`,
    );
  return query.length > 0 ? `${filled}?${query.join("&")}` : filled;
}

/** The example as a call of curl, with the cookie jar of a sign-in. */
export function curlOf(method: string, path: string, operation: Operation): string {
  const { requestBody, security } = operation;
  const body =
    requestBody?.content["application/json"] && JSON.stringify(JSON.parse(bodyExample(operation) ?? ""));
  const flags = [
    "curl",
    ...(path.startsWith("/api/auth/") ? ["-b jar -c jar"] : security.length > 0 ? ["-b jar"] : []),
    ...(method === "HEAD" ? ["-I"] : method === "GET" || body ? [] : [`-X ${method}`]),
    ...(body ? ["-H 'Content-Type: application/json'"] : []),
  ].join(" ");
  const lines = [flags, ...(body ? [`-d '${body}'`] : []), `"$MARQUEE${exampleAddress(path, operation)}"`];
  return lines.join(body ? " \\\n  " : " ");
}
