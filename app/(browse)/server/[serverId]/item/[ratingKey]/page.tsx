import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { itemPath } from "@/app/components/addresses";
import { HeroBones, RowBones } from "@/app/components/bones";
import { Trouble } from "@/app/components/trouble";
import { answerOf, itemOf, viewerOf, viewerOrNull } from "@/app/page-data";
import { EpisodePage } from "./episode";
import { FilmPage } from "./film";
import { SeasonPage } from "./season";
import { ShowPage } from "./show";

type Props = PageProps<"/server/[serverId]/item/[ratingKey]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { serverId, ratingKey } = await params;
  if (!(await viewerOrNull())) return {};
  const answer = await answerOf(itemOf(serverId, ratingKey));
  if (!answer.ok) return {};
  const { type, title, grandparentTitle, parentTitle } = answer.value;
  const show = type === "episode" ? grandparentTitle : type === "season" ? parentTitle : undefined;
  return { title: show ? `${title} · ${show}` : title };
}

/** A film, show, season or episode. */
export default async function ItemPage({ params }: Props) {
  const { serverId, ratingKey } = await params;
  await viewerOf(itemPath(serverId, ratingKey));
  return (
    <Suspense fallback={<ItemBones />}>
      <Opened server={serverId} ratingKey={ratingKey} />
    </Suspense>
  );
}

async function Opened({ server, ratingKey }: { server: string; ratingKey: string }) {
  const answer = await answerOf(itemOf(server, ratingKey));
  if (!answer.ok && answer.code === "not_found") notFound();
  if (!answer.ok) return <Trouble code={answer.code} heading="h1" />;
  const item = answer.value;
  if (item.type === "show") return <ShowPage server={server} show={item} />;
  if (item.type === "season") return <SeasonPage server={server} season={item} />;
  if (item.type === "episode") return <EpisodePage server={server} episode={item} />;
  return <FilmPage server={server} film={item} />;
}

function ItemBones() {
  return (
    <>
      <HeroBones tall />
      <RowBones shape="face" />
    </>
  );
}
