import { getTranslations } from "next-intl/server";
import type { Plex } from "@/lib/plex";
import { firstItem } from "./first-item";

/**
 * A row whose items don't come; the rest of the page is not held up by it. Where nothing comes at all, the
 * head of the page has said so already.
 */
export async function RowTrouble({ plex, title }: { plex: Plex; title: string }) {
  if (!(await firstItem(plex)).ok) return null;
  const t = await getTranslations("home");
  return (
    <section aria-label={title} className="gutter mt-row">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-3 rounded-card bg-surface p-5 text-soft">{t("rowTrouble")}</p>
    </section>
  );
}
