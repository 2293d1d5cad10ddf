import type { ReactNode } from "react";
import { Picture } from "./picture";

/** A wide picture under the top bar, with words on it that stay readable on any picture. */
export function Hero({
  server,
  art,
  title,
  tall = false,
  children,
}: {
  server: string;
  art: string | undefined;
  title: string;
  /** Leaves room for more than a title and two buttons. */
  tall?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={`relative isolate flex items-end ${tall ? "hero-tall" : "hero"}`}>
      <div className="hero-picture">
        <Picture
          server={server}
          path={art}
          title={title}
          alt=""
          width={1280}
          height={720}
          widths={[640, 1280, 1920, 2560]}
          sizes="100vw"
          first
          wordless
          className="object-[50%_20%]"
        />
        <div aria-hidden className="absolute inset-0 scrim" />
      </div>
      <div className="gutter w-full pb-8">{children}</div>
    </div>
  );
}
