import { useTranslations } from "next-intl";
import type { OpenApi } from "@/lib/api/openapi/types";
import { Prose } from "./prose";

/** Every way in which a request can end badly. */
export function Codes({ codes }: { codes: OpenApi["x-codes"] }) {
  const t = useTranslations("developers");
  return (
    <section aria-labelledby="codes" className="mt-16">
      <h2 id="codes" className="text-xl font-bold">
        {t("codes")}
      </h2>
      <p className="mt-1 max-w-prose text-soft">
        <Prose text={t("codesNote")} />
      </p>
      <dl className="mt-4 divide-y divide-line">
        {codes.map(({ code, status, meaning }) => (
          <div key={code} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
            <dt className="font-mono text-sm">
              <span className="mr-3 text-faint">{status}</span>
              {code}
            </dt>
            <dd className="max-w-prose text-sm text-soft">
              <Prose text={meaning} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
