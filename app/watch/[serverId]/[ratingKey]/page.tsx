import { Film as FilmIcon } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { itemPath, watchPath } from "@/app/components/addresses";
import { button } from "@/app/components/button";
import { Empty } from "@/app/components/empty";
import { Trouble } from "@/app/components/trouble";
import { answerOf, serverOf, viewerOf } from "@/app/page-data";
import { type Item, metadata } from "@/lib/plex";
import { nextEpisode } from "../../next-episode";
import { startAt, toFilm } from "../../playback/film";
import { Player } from "../../player";

type Props = {
  params: Promise<{ serverId: string; ratingKey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The tab says what is playing; an item that can't be had is the page's own matter. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { serverId, ratingKey } = await params;
  const answer = await answerOf(openFilm(serverId, ratingKey));
  if (!answer.ok) return {};
  const { grandparentTitle, title } = answer.value.item;
  return { title: grandparentTitle ? `${grandparentTitle}: ${title}` : title };
}

/**
 * Plays a film or an episode. It resumes where this person left it; `?t=` begins at that second instead, so
 * that `?t=0` starts over.
 */
export default async function WatchPage({ params, searchParams }: Props) {
  const { serverId, ratingKey } = await params;
  const { t } = await searchParams;
  await viewerOf(watchPath(serverId, ratingKey));
  const answer = await answerOf(openFilm(serverId, ratingKey));
  if (!answer.ok && answer.code === "not_found") notFound();
  if (!answer.ok)
    return (
      <main>
        <Trouble code={answer.code} heading="h1" />
      </main>
    );
  const { plex, item } = answer.value;
  if (!isPlayable(item)) return <NotPlayable to={itemPath(serverId, ratingKey)} />;
  const following = await answerOf(nextEpisode(plex, item));
  const film = toFilm(plex.serverId, item, following.ok ? following.value : undefined);
  return (
    <Player key={ratingKey} film={film} startAt={startAt(item, typeof t === "string" ? t : undefined)} />
  );
}

async function openFilm(serverId: string, ratingKey: string) {
  const plex = await serverOf(serverId);
  return { plex, item: await metadata(plex, ratingKey, { includeMarkers: true, includeChapters: true }) };
}

/** Shows and seasons have no file, nor has an item whose file is gone (PROTOCOL §10 no. 16). */
const isPlayable = ({ Media }: Item) => Media.some(({ Part }) => Part.length > 0);

function NotPlayable({ to }: { to: string }) {
  const t = useTranslations("player");
  return (
    <main className="gutter">
      <Empty icon={FilmIcon} title={t("notPlayable")} note={t("notPlayableNote")} heading="h1">
        <Link href={to} className={button("quiet")}>
          {t("details")}
        </Link>
      </Empty>
    </main>
  );
}
