import { Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Card } from "@/app/queries/card";
import { itemPath, watchPath } from "./addresses";
import { caption } from "./caption";
import { Picture } from "./picture";
import { ProgressBar } from "./progress-bar";
import { length } from "./time";
import { progressOf } from "./watch-state";

/** Something to go on with: its picture plays it, its name leads to its page. */
export function StillCard({ server, card }: { server: string; card: Card }) {
  const t = useTranslations("card");
  const time = useTranslations("time");
  const { title, line } = caption(t, card);
  const progress = progressOf(card);
  const left = progress === null ? 0 : (card.duration ?? 0) - (card.viewOffset ?? 0);
  const state = left > 0 ? t("left", { duration: length(time, left) }) : undefined;
  const spoken = [title, line].filter(Boolean).join(", ");
  return (
    <div>
      <Link
        href={watchPath(server, card.ratingKey)}
        prefetch={false}
        draggable={false}
        aria-label={t(progress === null ? "play" : "resume", { title: spoken })}
        className="group/still block outline-none"
      >
        <span className="card-picture relative block aspect-video overflow-hidden">
          <Picture server={server} path={still(card)} title={card.title} alt="" width={400} height={225} />
          <span
            aria-hidden
            className="absolute inset-0 grid place-items-center bg-black/30 opacity-0 transition-opacity group-hover/still:opacity-100 group-focus-visible/still:opacity-100"
          >
            <span className="grid size-14 place-items-center rounded-full bg-ink text-black">
              <Play className="ml-0.5 size-6 fill-current" />
            </span>
          </span>
          {progress !== null && (
            <>
              <span
                aria-hidden
                className="absolute inset-x-0 bottom-0 h-1/3 bg-linear-to-t from-black/70 to-transparent"
              />
              <ProgressBar value={progress} className="absolute inset-x-3 bottom-3" />
            </>
          )}
        </span>
      </Link>
      <Link
        href={itemPath(server, card.ratingKey)}
        prefetch={false}
        className="relative mt-1.5 block rounded-card py-1"
      >
        <span className="block truncate text-sm font-medium" title={title}>
          {title}
        </span>
        <span className="block truncate text-sm text-faint">{[line, state].filter(Boolean).join(" · ")}</span>
      </Link>
    </div>
  );
}

/** An episode has a still of its own; a film's wide picture is its art. */
const still = ({ type, thumb, art, grandparentArt }: Card) =>
  type === "episode" ? (thumb ?? art ?? grandparentArt) : (art ?? thumb);
