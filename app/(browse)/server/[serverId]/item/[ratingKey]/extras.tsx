import { Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { watchPath } from "@/app/components/addresses";
import { Picture } from "@/app/components/picture";
import { Row } from "@/app/components/row";
import { length } from "@/app/components/time";
import type { ShortItem } from "@/lib/plex";

/** Trailers and other clips that came with an item. */
export function Extras({ server, extras }: { server: string; extras: ShortItem[] }) {
  const t = useTranslations("item");
  if (extras.length === 0) return null;
  return (
    <Row title={t("extras")} shape="still">
      {extras.map((extra) => (
        <Extra key={extra.ratingKey} server={server} extra={extra} />
      ))}
    </Row>
  );
}

function Extra({
  server,
  extra: { ratingKey, title, thumb, duration },
}: {
  server: string;
  extra: ShortItem;
}) {
  const t = useTranslations("item");
  const time = useTranslations("time");
  return (
    <Link href={watchPath(server, ratingKey)} prefetch={false} className="block outline-none">
      <span className="card-picture relative block aspect-video overflow-hidden">
        <Picture server={server} path={thumb} title={title} alt="" width={400} height={225} />
        <span
          aria-hidden
          className="absolute bottom-3 left-3 grid size-9 place-items-center rounded-full bg-black/70"
        >
          <Play className="ml-0.5 size-4 fill-current" />
        </span>
      </span>
      <span className="relative mt-2.5 block truncate text-sm font-medium">
        <span className="sr-only">{t("play")} </span>
        {title}
      </span>
      {duration && <span className="relative block text-sm text-faint">{length(time, duration)}</span>}
    </Link>
  );
}
