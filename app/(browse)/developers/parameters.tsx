import { getTranslations } from "next-intl/server";
import { ownParameters } from "@/lib/api/openapi/examples";
import { asSchema, type JsonSchema } from "@/lib/api/openapi/schemas";
import type { Parameter, Reference } from "@/lib/api/openapi/types";
import { Prose } from "./prose";
import { itemsOf, TypeWords } from "./type-words";

/** What a route takes in its address. */
export async function Parameters({ parameters = [] }: { parameters?: (Parameter | Reference)[] }) {
  if (parameters.length === 0) return null;
  const t = await getTranslations("developers");
  return (
    <List heading={t("parameters")}>
      {ownParameters(parameters).map(({ name, schema, required = false, description }) => (
        <Field key={name} name={name} schema={schema} required={required} note={description} />
      ))}
      {parameters.some((one) => "$ref" in one) && (
        <Field name="server" schema={{ type: "string" }} required={false} note={t("server")} />
      )}
    </List>
  );
}

/** The fields of an object; of a list, those of its rows. */
export function Fields({ heading, schema }: { heading: string; schema: JsonSchema }) {
  const row = schema.type === "array" ? itemsOf(schema) : schema;
  const { properties = {}, required = [] } = row;
  const fields = Object.entries(properties);
  if (fields.length === 0) return null;
  return (
    <List heading={heading}>
      {fields.map(([name, field]) => {
        const of = asSchema(field);
        return (
          <Field
            key={name}
            name={name}
            schema={of}
            required={required.includes(name)}
            note={of.description}
          />
        );
      })}
    </List>
  );
}

function List({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <>
      <h4 className="mt-6 text-sm font-semibold">{heading}</h4>
      <dl className="mt-2 divide-y divide-line">{children}</dl>
    </>
  );
}

type FieldProps = { name: string; schema: JsonSchema; required: boolean; note: string | undefined };

async function Field({ name, schema, required, note }: FieldProps) {
  const t = await getTranslations("developers");
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-2 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="font-mono break-all">
        {name}
        {required && <span className="ml-2 font-sans text-xs text-lamp">{t("required")}</span>}
      </dt>
      <dd className="min-w-0 text-soft">
        <span className="font-mono text-xs break-words">
          <TypeWords schema={schema} />
        </span>
        {schema.default !== undefined && (
          <span className="text-faint"> · {t("default", { value: String(schema.default) })}</span>
        )}
        {note && (
          <span className="block">
            <Prose text={note} />
          </span>
        )}
      </dd>
    </div>
  );
}
