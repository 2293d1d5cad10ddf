import { useFormatter, useTranslations } from "next-intl";
import type { Media } from "@/lib/plex";

/** The files of an item: how sharp, how coded, how large. */
export function Versions({ media }: { media: Media[] }) {
  const t = useTranslations("item");
  const format = useFormatter();
  return (
    <ul>
      {media.map((version) => {
        const bytes = version.Part.reduce((sum, { size = 0 }) => sum + size, 0);
        const gigabytes = bytes / 1e9;
        const size =
          gigabytes >= 1
            ? t("gigabytes", { size: rounded(gigabytes) })
            : t("megabytes", { size: rounded(bytes / 1e6) });
        const sound = [version.audioCodec?.toUpperCase(), channels(version.audioChannels)]
          .filter(Boolean)
          .join(" ");
        const parts = [
          resolution(version.videoResolution),
          version.videoCodec && (codecs[version.videoCodec] ?? version.videoCodec.toUpperCase()),
          sound,
          version.container?.toUpperCase(),
          bytes > 0 && size,
        ];
        return <li key={version.id}>{parts.filter(Boolean).join(" · ")}</li>;
      })}
    </ul>
  );

  function rounded(value: number) {
    return format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
  }
}

/** Plex says "1080", "4k" or "sd" (PROTOCOL §3.10). */
const resolution = (plex = "") => (/^\d+$/.test(plex) ? `${plex}p` : plex.toUpperCase());

const channels = (count?: number) =>
  count === undefined ? undefined : ({ 1: "mono", 2: "stereo", 6: "5.1", 8: "7.1" }[count] ?? String(count));

/** Names people know. */
const codecs: Record<string, string> = {
  h264: "H.264",
  hevc: "HEVC",
  mpeg4: "MPEG-4",
  mpeg2video: "MPEG-2",
  vc1: "VC-1",
};
