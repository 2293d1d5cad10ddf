import type { useTranslations } from "next-intl";

type Translate = ReturnType<typeof useTranslations<"time">>;

/**
 * A length in words, as "1 h 42 min".
 *
 * @param t of the namespace `time`
 * @param ms rounded up to a whole minute
 */
export function length(t: Translate, ms: number): string {
  const all = Math.max(1, Math.ceil(ms / 60_000));
  const hours = Math.floor(all / 60);
  const minutes = all % 60;
  if (hours === 0) return t("minutes", { minutes });
  return minutes === 0 ? t("wholeHours", { hours }) : t("hours", { hours, minutes });
}

/** A place in a film, ms, as "1:02:03" or "12:34". */
export function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
