import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

type Props = ComponentProps<"button"> & { icon: LucideIcon; label: string; note?: string };

/** A round button with an icon; `note` is a few signs inside the icon, as the 10 of "back 10 seconds". */
export function ControlButton({ icon: Icon, label, note, className = "", ...rest }: Props) {
  return (
    <button type="button" aria-label={label} title={label} className={`player-button ${className}`} {...rest}>
      <Icon aria-hidden className="player-icon" strokeWidth={1.75} />
      {note && (
        <span aria-hidden className="player-note">
          {note}
        </span>
      )}
    </button>
  );
}
