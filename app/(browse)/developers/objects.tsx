import { useTranslations } from "next-intl";
import type { JsonSchema } from "@/lib/api/openapi/schemas";
import { Fields } from "./parameters";

/** What answers are made of, each object once. */
export function Objects({ schemas }: { schemas: Record<string, JsonSchema> }) {
  const t = useTranslations("developers");
  return (
    <section aria-labelledby="objects" className="mt-16">
      <h2 id="objects" className="text-xl font-bold">
        {t("objects")}
      </h2>
      <p className="mt-1 max-w-prose text-soft">{t("objectsNote")}</p>
      {Object.entries(schemas).map(([name, schema]) => (
        <article key={name} aria-labelledby={`schema-${name}`} className="mt-8 border-t border-line pt-8">
          <h3 id={`schema-${name}`} className="font-mono text-base">
            <a href={`#schema-${name}`} className="hover:underline">
              {name}
            </a>
          </h3>
          {schema.description && <p className="mt-1 text-sm text-soft">{schema.description}</p>}
          <Fields heading={t("fields")} schema={schema} given={<em>{t("always")}</em>} />
        </article>
      ))}
    </section>
  );
}
