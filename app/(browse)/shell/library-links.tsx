import { getTranslations } from "next-intl/server";
import { libraryPath } from "@/app/components/addresses";
import { NavLink } from "@/app/components/nav-link";
import { answerOf, serverOf, videoLibraries } from "@/app/page-data";
import { MoreLibraries } from "./more-libraries";

/** As many as stand beside each other on a laptop; the rest is a menu. */
const IN_THE_BAR = 4;

/** The current server's libraries. A server that doesn't answer has none here: the page says why. */
export async function LibraryLinks() {
  const answer = await answerOf(currentLibraries());
  if (!answer.ok) return null;
  const t = await getTranslations("nav");
  const links = answer.value;
  const rest = links.slice(IN_THE_BAR);
  return (
    <>
      {links.slice(0, IN_THE_BAR).map(({ href, title }) => (
        <NavLink key={href} href={href}>
          {title}
        </NavLink>
      ))}
      {rest.length > 0 && <MoreLibraries label={t("more")} links={rest} />}
    </>
  );
}

/** Address and name of each library that Marquee can show on the current server. */
export async function currentLibraries() {
  const [{ serverId }, all] = await Promise.all([serverOf(), videoLibraries()]);
  return all.map(({ key, title }) => ({ href: libraryPath(serverId, key), title }));
}
