import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { button } from "@/app/components/button";
import { Face } from "@/app/components/face";
import { viewerOf } from "@/app/page-data";
import { isDoorOpen } from "@/lib/settings";
import { setDoorOpen, signOutHere } from "../actions";
import { DoorSwitch } from "./door-switch";
import { ServerBones, ServerList } from "./server-list";
import { Tokens } from "./tokens/tokens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

/** The person's account and servers, and for the owner who else may enter. */
export default async function SettingsPage() {
  const viewer = await viewerOf("/settings");
  const t = await getTranslations("settings");
  const nav = await getTranslations("nav");
  const developers = await getTranslations("developers");
  return (
    <div className="gutter mx-auto max-w-4xl pt-4 lg:pt-8">
      <h1 className="text-xl font-bold lg:text-2xl">{t("title")}</h1>

      <section aria-labelledby="account" className="mt-8">
        <h2 id="account" className="text-lg font-semibold">
          {t("account")}
        </h2>
        <div className="mt-4 flex flex-wrap items-center gap-4 rounded-card bg-surface p-5">
          <Face name={viewer.title} className="size-14 text-lg" />
          <div className="min-w-0 flex-1 basis-40">
            <p className="truncate text-lg font-semibold">{viewer.title}</p>
            <p className="text-sm text-faint">{t(viewer.isOwner ? "owner" : "signedInAs")}</p>
          </div>
          <form action={signOutHere}>
            <button type="submit" className={button("quiet")}>
              {nav("signOut")}
            </button>
          </form>
        </div>
      </section>

      <section aria-labelledby="servers" className="mt-row">
        <h2 id="servers" className="text-lg font-semibold">
          {t("servers")}
        </h2>
        <Suspense fallback={<ServerBones />}>
          <ServerList viewer={viewer} />
        </Suspense>
      </section>

      <Tokens viewer={viewer} />

      {viewer.isOwner && (
        <section aria-labelledby="access" className="mt-row">
          <h2 id="access" className="text-lg font-semibold">
            {t("access")}
          </h2>
          <DoorSwitch open={await isDoorOpen()} save={setDoorOpen} />
        </section>
      )}

      <p className="mt-row">
        <Link
          href="/developers"
          prefetch={false}
          className="flex items-center justify-between gap-4 rounded-card bg-surface p-5 transition-colors hover:bg-raised"
        >
          <span>
            <span className="block text-base font-medium">{developers("link")}</span>
            <span className="mt-1 block text-sm text-faint">{developers("linkNote")}</span>
          </span>
          <ChevronRight className="size-5 shrink-0 text-faint" aria-hidden />
        </Link>
      </p>
    </div>
  );
}
