import { useTranslations } from "next-intl";
import { ownParameters } from "@/lib/api/openapi/examples";
import { asSchema, type JsonSchema } from "@/lib/api/openapi/schemas";
import type { Parameter, Reference } from "@/lib/api/openapi/types";
import { Prose } from "./prose";
import { itemsOf, TypeWords } from "./type-words";

/** What a route takes in its address. */
export function Parameters({ parameters = [] }: { parameters?: (Parameter | Reference)[] }) {
  const t = useTranslations("developers");
  if (parameters.length === 0) return null;
  return (
    <List heading={t("parameters")}>
      {ownParameters(parameters).map(({ name, schema, required, description }) => (
        <Field
          key={name}
          name={name}
          schema={schema}
          mark={required && <strong>{t("required")}</strong>}
          note={description}
        />
      ))}
      {parameters.some((one) => "$ref" in one) && (
        <Field name="server" schema={{ type: "string" }} note={t("server")} />
      )}
    </List>
  );
}

type FieldsProps = {
  heading: string;
  schema: JsonSchema;
  /** What is said of a field that must be there, or always is. */
  given: React.ReactNode;
};

/** The fields of an object; of a list, those of its rows. */
export function Fields({ heading, schema, given }: FieldsProps) {
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
            mark={required.includes(name) && given}
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
      <dl className="field-list">{children}</dl>
    </>
  );
}

type FieldProps = { name: string; schema: JsonSchema; mark?: React.ReactNode; note: string | undefined };

/** A row of the list, which styles it: there are hundreds, and none carries a class. */
function Field({ name, schema, mark, note }: FieldProps) {
  const t = useTranslations("developers");
  return (
    <div>
      <dt>
        {name}
        {mark}
      </dt>
      <dd>
        <TypeWords schema={schema} />
        {schema.default !== undefined && <small>{t("default", { value: String(schema.default) })}</small>}
        {note && (
          <p>
            <Prose text={note} />
          </p>
        )}
      </dd>
    </div>
  );
}
