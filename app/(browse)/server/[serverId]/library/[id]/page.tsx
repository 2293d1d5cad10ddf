import { Film, LibraryBig, PartyPopper } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { libraryPath } from "@/app/components/addresses";
import { GridBones } from "@/app/components/bones";
import { button } from "@/app/components/button";
import { Empty } from "@/app/components/empty";
import { Trouble } from "@/app/components/trouble";
import { answerOf, serverOf, viewerOf, viewerOrNull } from "@/app/page-data";
import { toCard } from "@/app/queries/card";
import { PAGE } from "@/app/queries/library";
import { type Library, libraries, libraryPage, type Plex } from "@/lib/plex";
import { Filters } from "./filters";
import { Grid } from "./grid";
import { readView, selectionOf, type View } from "./view";

type Props = PageProps<"/server/[serverId]/library/[id]">;

const theLibrary = async (serverId: string, id: string) => {
  const plex = await serverOf(serverId);
  const library = (await libraries(plex)).find(({ key }) => key === id);
  return { plex, library };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { serverId, id } = await params;
  if (!(await viewerOrNull())) return {};
  const answer = await answerOf(theLibrary(serverId, id));
  return answer.ok ? { title: answer.value.library?.title } : {};
}

/** All titles of a library; order, filter and place stand in the address. */
export default async function LibraryPage({ params, searchParams }: Props) {
  const { serverId, id } = await params;
  const view = readView(await searchParams);
  await viewerOf(libraryPath(serverId, id) + view.search);
  return (
    <div className="gutter pt-4 lg:pt-8">
      <Suspense key={view.search} fallback={<LibraryBones />}>
        <Opened server={serverId} id={id} view={view} />
      </Suspense>
    </div>
  );
}

async function Opened({ server, id, view }: { server: string; id: string; view: View }) {
  const answer = await answerOf(theLibrary(server, id));
  if (!answer.ok && answer.code === "not_found") notFound();
  if (!answer.ok) return <Trouble code={answer.code} heading="h1" />;
  const { plex, library } = answer.value;
  if (!library) notFound();
  if (library.type !== "movie" && library.type !== "show") return <Unsupported title={library.title} />;
  return (
    <Suspense fallback={<Heading library={library} view={view} grid={<GridBones />} />}>
      <Titles plex={plex} library={library} view={view} />
    </Suspense>
  );
}

async function Titles({ plex, library, view }: { plex: Plex; library: Library; view: View }) {
  const of = selectionOf(plex.serverId, library, view);
  const page = Math.floor(view.at / PAGE);
  const { sort, type, filters } = of;
  const asked = { offset: page * PAGE, limit: PAGE, sort, type, filters };
  const answer = await answerOf(libraryPage(plex, library.key, asked));
  if (!answer.ok) return <Trouble code={answer.code} />;
  const { totalSize, Metadata: items } = answer.value;
  const first = { page, cards: items.map(toCard), total: totalSize };
  return (
    <Heading
      library={library}
      view={view}
      count={totalSize}
      grid={totalSize === 0 ? <Nothing view={view} /> : <Grid of={of} first={first} label={library.title} />}
    />
  );
}

/** The head of the page stands while the grid is on its way. */
async function Heading(props: { library: Library; view: View; count?: number; grid: React.ReactNode }) {
  const { library, view, count, grid } = props;
  const t = await getTranslations("library");
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-xl font-bold lg:text-2xl">{library.title}</h1>
          <p className="mt-1 min-h-5 text-sm text-faint">{count !== undefined && t("count", { count })}</p>
        </div>
        <Filters sort={view.sort} unwatched={view.unwatched} />
      </div>
      {grid}
    </>
  );
}

async function Nothing({ view }: { view: View }) {
  const t = await getTranslations("library");
  if (!view.unwatched) return <Empty icon={Film} title={t("empty")} note={t("emptyNote")} />;
  return (
    <Empty icon={PartyPopper} title={t("emptyUnwatched")} note={t("emptyUnwatchedNote")}>
      <Link href="?" className={button("quiet")}>
        {t("showAll")}
      </Link>
    </Empty>
  );
}

async function Unsupported({ title }: { title: string }) {
  const t = await getTranslations("library");
  return (
    <>
      <h1 className="text-xl font-bold lg:text-2xl">{title}</h1>
      <Empty icon={LibraryBig} title={t("unsupported")} note={t("unsupportedNote")} />
    </>
  );
}

function LibraryBones() {
  return (
    <>
      <div aria-hidden className="mb-6 flex items-end justify-between">
        <div>
          <div className="bone h-8 w-40 lg:h-10.5" />
          <div className="mt-1 h-5" />
        </div>
        <div className="bone h-11 w-56 max-w-1/2" />
      </div>
      <GridBones />
    </>
  );
}
