import { useTranslations } from "next-intl";
import type { Answer, Reference } from "@/lib/api/openapi/types";
import { Fields } from "./parameters";
import { TypeWords } from "./type-words";

/** What a route answers: its type, the fields that are only here, and how it can fail. */
export function Answers({ responses }: { responses: Record<string, Answer | Reference> }) {
  const t = useTranslations("developers");
  const entries = Object.entries(responses);
  const successes = entries.flatMap(([status, answer]) => ("$ref" in answer ? [] : [{ status, answer }]));
  const failures = entries.flatMap(([status, answer]) => ("$ref" in answer ? [status] : []));
  const schema = successes[0]?.answer.content?.["application/json"]?.schema;
  return (
    <>
      <h4 className="mt-6 text-sm font-semibold">{t("answer")}</h4>
      <ul className="mt-2 grid gap-1 text-sm text-soft">
        {successes.map(({ status, answer }) => (
          <li key={status} className="flex flex-wrap gap-x-3">
            <span className="font-mono text-ink">{status}</span>
            {Object.entries(answer.content ?? {}).map(([type, { schema }]) => (
              <span key={type} className="font-mono text-xs leading-5">
                {type === "application/json" ? <TypeWords schema={schema} /> : type}
              </span>
            ))}
            <span>{answer.description}</span>
          </li>
        ))}
      </ul>
      {schema && <Fields heading={t("fields")} schema={schema} given={<em>{t("always")}</em>} />}
      {failures.length > 0 && (
        <p className="mt-4 text-sm text-faint">
          {t("failures")}{" "}
          <a href="#codes" className="word-link font-mono text-soft">
            {failures.join(" · ")}
          </a>
        </p>
      )}
    </>
  );
}
