import { getTranslations } from "next-intl/server";
import { type FamilyOfCalls, shortPath } from "./families";
import { Method } from "./method";

/** Where everything is: a strip on a phone, a column that stays on wide screens. */
export async function Contents({ families }: { families: FamilyOfCalls[] }) {
  const t = await getTranslations("developers");
  const others = [
    { id: "codes", name: t("codes") },
    { id: "objects", name: t("objects") },
  ];
  const top =
    "flex min-h-11 shrink-0 items-center rounded-card text-sm font-semibold whitespace-nowrap text-soft hover:text-ink";
  return (
    <nav
      aria-label={t("contents")}
      className="-mx-4 mb-6 px-4 max-lg:overflow-x-auto lg:sticky lg:top-[calc(var(--spacing-bar)+1rem)] lg:mx-0 lg:max-h-[calc(100dvh-var(--spacing-bar)-2rem)] lg:self-start lg:overflow-y-auto lg:px-1"
    >
      <ul className="flex gap-5 lg:block">
        <li>
          <a href="#getting-in" className={top}>
            {t("gettingIn")}
          </a>
        </li>
        {families.map(({ id, name, calls }) => (
          <li key={id}>
            <a href={`#${id}`} className={top}>
              {name}
            </a>
            <ul className="hidden lg:mb-3 lg:block">
              {calls.map(({ method, path, operation }) => (
                <li key={operation.operationId}>
                  <a
                    href={`#${operation.operationId}`}
                    className="flex items-baseline gap-2 rounded-card py-1 text-xs text-faint hover:text-ink"
                  >
                    <Method method={method} />
                    <span className="min-w-0 break-all">{shortPath(path)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {others.map(({ id, name }) => (
          <li key={id}>
            <a href={`#${id}`} className={top}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
