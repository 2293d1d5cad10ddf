import { useTranslations } from "next-intl";
import { bodyExample, curlOf } from "@/lib/api/openapi/examples";
import { Answers } from "./answers";
import type { Call } from "./families";
import { inputsOf } from "./inputs";
import { Method } from "./method";
import { Fields, Parameters } from "./parameters";
import { Code, Prose } from "./prose";
import { TryIt } from "./try-it";

/** One route: what it does, takes and answers on the left, how one calls it on the right. */
export function Route({ call, canTry }: { call: Call; canTry: boolean }) {
  const { method, path, operation } = call;
  const t = useTranslations("developers");
  const body = operation.requestBody?.content;
  const schema = body && Object.values(body)[0]?.schema;
  const scope = operation["x-required-scope"];
  const needsSomebody = operation.security.length > 0;
  return (
    <article
      aria-labelledby={operation.operationId}
      className="mt-8 grid gap-x-10 gap-y-6 border-t border-line pt-8 xl:grid-cols-2"
    >
      <div className="min-w-0">
        <h3 id={operation.operationId} className="flex flex-wrap items-baseline gap-x-2 font-mono text-base">
          <Method method={method} />
          <a href={`#${operation.operationId}`} className="min-w-0 break-all hover:underline">
            {path}
          </a>
        </h3>
        <p className="mt-3 max-w-prose">
          <Prose text={operation.summary} />
        </p>
        {operation.description && (
          <p className="mt-2 max-w-prose text-sm text-soft">
            <Prose text={operation.description} />
          </p>
        )}
        <p className="mt-2 text-sm text-faint">
          {scope ? (
            <Prose text={t("needsScope", { scope })} />
          ) : (
            t(needsSomebody ? "needsSession" : "needsNothing")
          )}
        </p>
        <Parameters parameters={operation.parameters} />
        {schema && <Fields heading={t("body")} schema={schema} given={<strong>{t("required")}</strong>} />}
        <Answers responses={operation.responses} />
      </div>
      <div className="min-w-0 xl:sticky xl:top-[calc(var(--spacing-bar)+1rem)] xl:self-start">
        <Code label={t("exampleOf", { route: `${method} ${path}` })}>{curlOf(method, path, operation)}</Code>
        {canTry && needsSomebody && (
          <TryIt method={method} path={path} inputs={inputsOf(operation)} body={bodyExample(operation)} />
        )}
      </div>
    </article>
  );
}
