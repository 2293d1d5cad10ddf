import Link from "next/link";
import { useTranslations } from "next-intl";

/** What something belongs to, from the outside in. */
export function Crumbs({ links, here }: { links: { href: string; title: string }[]; here?: string }) {
  const t = useTranslations("item");
  return (
    <nav aria-label={t("path")}>
      <ol className="flex flex-wrap items-center text-base font-medium text-soft">
        {links.map(({ href, title }, place) => (
          <li key={href} className="flex items-center">
            {place > 0 && <Divider />}
            <Link
              href={href}
              prefetch={false}
              className="flex min-h-11 items-center rounded-card text-ink hover:underline"
            >
              {title}
            </Link>
          </li>
        ))}
        {here && (
          <li className="flex items-center">
            {links.length > 0 && <Divider />}
            {here}
          </li>
        )}
      </ol>
    </nav>
  );
}

const Divider = () => (
  <span aria-hidden className="mx-2 text-faint">
    /
  </span>
);
