import { TriangleAlert } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { button } from "@/app/components/button";
import { Wordmark } from "@/app/components/wordmark";
import { currentUser } from "@/lib/auth/session";
import { Door } from "./door";

const codes = [
  "cancelled",
  "pending",
  "expired",
  "unreachable",
  "rate_limited",
  "no_servers",
  "not_invited",
  "missing_pin",
  "reconnect",
] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

/** One button: a plain form, so that it needs no JavaScript and no popup. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { error, to } = await searchParams;
  // Somebody whose access Plex took back is still signed in here.
  if (error === undefined && (await currentUser())) redirect("/");
  const t = await getTranslations("signIn");
  const app = await getTranslations("app");
  return (
    <Door>
      <h1>
        <Wordmark name={app("name")} large />
      </h1>
      <p className="mb-4 text-lg text-balance text-soft">{t("sentence")}</p>
      {error !== undefined && (
        <p role="alert" className="flex gap-3 rounded-card bg-raised p-4 text-left text-base">
          <TriangleAlert className="mt-0.5 size-5 shrink-0 text-lamp" aria-hidden />
          <span className="sr-only">{t("problem")}</span>
          {t(`errors.${codes.find((code) => code === error) ?? "unknown"}`)}
        </p>
      )}
      <form method="post" action="/api/auth/plex" className="w-full">
        {typeof to === "string" && <input type="hidden" name="to" value={to} />}
        <button type="submit" className={`${button("primary")} w-full`}>
          {t("button")}
        </button>
      </form>
      <p className="text-sm text-balance text-faint">{t("note")}</p>
    </Door>
  );
}
