import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { HeroBones, RowBones } from "@/app/components/bones";
import { Trouble } from "@/app/components/trouble";
import { answerOf, serverOf, viewerOf } from "@/app/page-data";
import { ContinueRow } from "./home/continue-row";
import { FirstPicture } from "./home/first-picture";
import { RecentRows } from "./home/recent-rows";
import { UpNextRow } from "./home/up-next-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

/** What to go on with, what is next and what is new on the current server; each part comes when it can. */
export default async function HomePage() {
  await viewerOf("/");
  return (
    <Suspense fallback={<HomeBones />}>
      <Home />
    </Suspense>
  );
}

async function Home() {
  const server = await answerOf(serverOf());
  if (!server.ok)
    return <Trouble code={server.code === "not_found" ? "no_servers" : server.code} heading="h1" />;
  return (
    <>
      <Suspense fallback={<HeroBones />}>
        <FirstPicture plex={server.value} />
      </Suspense>
      <Suspense fallback={<RowBones shape="still" />}>
        <ContinueRow plex={server.value} />
      </Suspense>
      <Suspense fallback={<RowBones shape="still" />}>
        <UpNextRow plex={server.value} />
      </Suspense>
      <Suspense fallback={<RowBones shape="poster" />}>
        <RecentRows plex={server.value} />
      </Suspense>
    </>
  );
}

function HomeBones() {
  return (
    <>
      <HeroBones />
      <RowBones shape="still" />
      <RowBones shape="poster" />
    </>
  );
}
