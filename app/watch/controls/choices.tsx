import { AudioLines, Check, SlidersHorizontal } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, RefObject } from "react";
import { menuItem, menuPanel } from "@/app/components/menu";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";
import { qualities } from "../playback/quality";
import { ControlButton } from "./control-button";
import { useSnapshot } from "./use-playback";

type Props = { film: Film; playback: Playback; root: RefObject<HTMLElement | null> };

const ORIGINAL = "original";

/** How good the picture should be: the file itself, or a rung below it. */
export function QualityMenu({ film, playback, root }: Props) {
  const t = useTranslations("player");
  const format = useFormatter();
  const chosen = useSnapshot(playback, ({ choice }) => choice.maxVideoBitrate);
  const rate = (kbps: number) =>
    t("rate", { mbps: format.number(kbps / 1000, { maximumFractionDigits: 1 }) });
  const rows = qualities(film.bitrate).map(({ maxVideoBitrate, lines }) => ({
    value: String(maxVideoBitrate),
    name: t("lines", { lines }),
    note: rate(maxVideoBitrate),
  }));
  return (
    <Menu
      root={root}
      icon={SlidersHorizontal}
      label={t("quality")}
      value={chosen === undefined ? ORIGINAL : String(chosen)}
      rows={[{ value: ORIGINAL, name: t("original"), note: film.bitrate ? rate(film.bitrate) : "" }, ...rows]}
      choose={(value) => playback.choose({ maxVideoBitrate: value === ORIGINAL ? undefined : Number(value) })}
    />
  );
}

/** Which of the file's sounds is heard. */
export function SoundMenu({ film, playback, root }: Props) {
  const t = useTranslations("player");
  const [first] = film.sounds;
  const selected = film.sounds.find((one) => one.selected) ?? first;
  const chosen = useSnapshot(playback, ({ choice }) => choice.audioStreamID);
  if (film.sounds.length < 2) return null;
  return (
    <Menu
      root={root}
      icon={AudioLines}
      label={t("sound")}
      value={chosen ?? selected?.id ?? ""}
      rows={film.sounds.map(({ id, name }, index) => ({
        value: id,
        name: name ?? t("soundNumber", { number: index + 1 }),
      }))}
      choose={(audioStreamID) => playback.choose({ audioStreamID })}
    />
  );
}

type MenuProps = Pick<ComponentProps<typeof ControlButton>, "icon" | "label"> & {
  root: RefObject<HTMLElement | null>;
  value: string;
  rows: { value: string; name: string; note?: string }[];
  choose(value: string): void;
};

/** A menu of which one row is chosen. It opens inside the player, as nothing else is seen in full screen. */
function Menu({ root, icon, label, value, rows, choose }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <ControlButton icon={icon} label={label} data-own-keys />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={root.current}>
        <DropdownMenu.Content
          data-own-keys
          className={menuPanel}
          side="top"
          align="end"
          sideOffset={12}
          collisionPadding={12}
        >
          <DropdownMenu.Label className="px-3 pt-2 pb-1 text-xs font-medium text-faint">
            {label}
          </DropdownMenu.Label>
          <DropdownMenu.RadioGroup
            value={value}
            onValueChange={(chosen) => chosen !== value && choose(chosen)}
          >
            {rows.map((row) => (
              <DropdownMenu.RadioItem key={row.value} value={row.value} className={menuItem}>
                <span className="size-4">
                  <DropdownMenu.ItemIndicator>
                    <Check aria-hidden className="size-4" />
                  </DropdownMenu.ItemIndicator>
                </span>
                <span className="grow">{row.name}</span>
                {row.note && <span className="text-soft">{row.note}</span>}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
