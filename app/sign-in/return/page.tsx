import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Door } from "../door";
import { Finish } from "./finish";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("waiting") };
}

/** Plex leads back to here; the browser that began the sign-in finishes it. */
export default async function ReturnPage({ searchParams }: PageProps<"/sign-in/return">) {
  const { state, to } = await searchParams;
  return (
    <Door>
      <Finish state={typeof state === "string" ? state : ""} to={typeof to === "string" ? to : "/"} />
    </Door>
  );
}
