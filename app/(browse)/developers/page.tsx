import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { apiDescription } from "@/app/api/description";
import { button } from "@/app/components/button";
import { Wordmark } from "@/app/components/wordmark";
import { viewerOrNull } from "@/app/page-data";
import { Codes } from "./codes";
import { Contents } from "./contents";
import { byFamily, shortPath } from "./families";
import { Family } from "./family";
import { GettingIn } from "./getting-in";
import { Objects } from "./objects";
import { Prose } from "./prose";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("developers"))("title") };
}

/** The API for people who read: public like the description it is made from, but trying it needs a sign-in. */
export default async function DevelopersPage() {
  const [viewer, { document }] = await Promise.all([viewerOrNull(), apiDescription()]);
  const t = await getTranslations("developers");
  const families = byFamily(document);
  const chapters = [
    { id: "getting-in", name: t("gettingIn"), entries: [] },
    ...families.map(({ id, name, calls }) => ({
      id,
      name,
      entries: calls.map(({ method, path, operation }) => ({
        id: operation.operationId,
        method,
        path: shortPath(path),
        summary: operation.summary,
      })),
    })),
    { id: "codes", name: t("codes"), entries: [] },
    { id: "objects", name: t("objects"), entries: [] },
  ];
  const page = (
    <div className="gutter mx-auto max-w-[110rem] pt-4 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-x-12 lg:pt-8">
      <Contents chapters={chapters} />
      <div className="min-w-0">
        <h1 className="text-2xl font-bold">{t("title")}</h1>
        <p className="mt-3 max-w-prose text-soft">
          <Prose text={document.info.description} />
        </p>
        <p className="mt-4 flex flex-wrap gap-3">
          <a href="/api/openapi.json" className={button("quiet")}>
            {t("openapi")}
          </a>
        </p>
        <GettingIn />
        {families.map((family) => (
          <Family key={family.name} family={family} canTry={viewer !== null} />
        ))}
        <Codes codes={document["x-codes"]} />
        <Objects schemas={document.components.schemas} />
      </div>
    </div>
  );
  return viewer ? page : <Stranger>{page}</Stranger>;
}

/** What stands around the page for somebody who isn't signed in. */
async function Stranger({ children }: { children: React.ReactNode }) {
  const [t, app] = await Promise.all([getTranslations("developers"), getTranslations("app")]);
  return (
    <>
      <header className="bar gutter sticky top-0 z-40 flex h-bar items-center justify-between">
        <Link href="/" prefetch={false} className="-ml-1 flex min-h-11 items-center rounded-card p-1">
          <Wordmark name={app("name")} />
        </Link>
        <Link href="/sign-in?to=/developers" prefetch={false} className={button("quiet")}>
          {t("signIn")}
        </Link>
      </header>
      <main className="pb-24">{children}</main>
    </>
  );
}
