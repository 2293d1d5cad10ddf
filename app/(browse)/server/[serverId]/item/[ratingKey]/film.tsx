import type { Item } from "@/lib/plex";
import { Cast } from "./cast";
import { Details } from "./details";
import { Extras } from "./extras";
import { Head } from "./head";
import { PlayButtons } from "./play-buttons";

/** A film, or anything else that plays by itself. */
export function FilmPage({ server, film }: { server: string; film: Item }) {
  return (
    <>
      <Head server={server} item={film} art={film.art} title={film.title}>
        <PlayButtons server={server} item={film} />
      </Head>
      <Cast server={server} roles={film.Role} />
      <Extras server={server} extras={film.Extras?.Metadata ?? []} />
      <Details item={film} />
    </>
  );
}
