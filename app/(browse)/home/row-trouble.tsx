import { useTranslations } from "next-intl";

/** A row whose items don't come; the rest of the page is not held up by it. */
export function RowTrouble({ title }: { title: string }) {
  const t = useTranslations("home");
  return (
    <section aria-label={title} className="gutter mt-row">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-3 rounded-card bg-surface p-5 text-soft">{t("rowTrouble")}</p>
    </section>
  );
}
