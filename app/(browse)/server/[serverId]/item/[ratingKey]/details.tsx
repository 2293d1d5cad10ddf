import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Item } from "@/lib/plex";
import { Versions } from "./versions";

/** Who made it, and the files it is in. */
export function Details({ item }: { item: Item }) {
  const t = useTranslations("item");
  const format = useFormatter();
  const { Director, Writer, studio, originallyAvailableAt, Media } = item;
  const names = (tags: Item["Director"]) => format.list(tags.map(({ tag = "" }) => tag));
  const released = dayOf(originallyAvailableAt);
  const rows: [name: string, value: ReactNode][] = [
    [t("directors", { count: Director.length }), names(Director)],
    [t("writers", { count: Writer.length }), names(Writer)],
    [t("studio"), studio],
    [t("released"), released && format.dateTime(released, { dateStyle: "long" })],
    [t("versions", { count: Media.length }), Media.length > 0 && <Versions media={Media} />],
  ];
  const known = rows.filter(([, value]) => Boolean(value));
  if (known.length === 0) return null;
  return (
    <section aria-label={t("details")} className="gutter mt-row">
      <h2 className="text-lg font-semibold">{t("details")}</h2>
      <dl className="mt-4 grid max-w-4xl gap-x-10 gap-y-3 sm:grid-cols-[max-content_1fr]">
        {known.map(([name, value]) => (
          <div key={name} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-sm text-faint sm:leading-6">{name}</dt>
            <dd className="text-base text-soft">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Plex's "2008-04-10", which may be anything in an old library. */
function dayOf(text: string | undefined): Date | undefined {
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.valueOf()) ? undefined : day;
}
