"use client";

import { useState } from "react";
import { picturePath } from "./addresses";
import { Tile } from "./tile";

type Props = {
  server: string;
  /** Plex's address of the picture; absent, or broken, leads to a drawn tile. */
  path: string | undefined;
  /** What the tile says where there is no picture. */
  title: string;
  /** The title stands on the picture anyway: the tile is a colour only. */
  wordless?: boolean;
  /** Empty where the words beside it say the same. */
  alt: string;
  /** CSS pixels on an ordinary screen; the box's shape comes from these, its size from `className`. */
  width: number;
  height: number;
  className?: string;
  /** For pictures across the screen: more widths to choose from, by how wide it stands (`sizes`). */
  widths?: number[];
  sizes?: string;
  /** The one picture that a page is about: fetched first. */
  first?: boolean;
};

/** A picture that Plex resizes, sharp on dense screens, fading in, in a box that never jumps. */
export function Picture(props: Props) {
  const { server, path, title, alt, width, height, className = "", widths, sizes, first, wordless } = props;
  const [broken, setBroken] = useState<string>();
  const box = `h-full w-full object-cover ${className}`;
  if (!path || broken === path) {
    return <Tile title={title} alt={alt} wordless={wordless} className={className} />;
  }
  const at = (wide: number) => picturePath(server, path, wide, Math.round((wide * height) / width));
  const srcSet = widths
    ? widths.map((wide) => `${at(wide)} ${wide}w`).join(", ")
    : `${at(width)} 1x, ${at(width * 2)} 2x`;
  return (
    <img
      key={path}
      ref={fadeIn}
      src={at(width)}
      srcSet={srcSet}
      sizes={sizes}
      alt={alt}
      width={width}
      height={height}
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : undefined}
      decoding="async"
      draggable={false}
      onLoad={(event) => delete event.currentTarget.dataset["loading"]}
      onError={() => setBroken(path)}
      className={`${box} transition-opacity duration-200`}
    />
  );

  /** Only a picture that isn't there yet starts hidden: without JavaScript all are seen. */
  function fadeIn(img: HTMLImageElement | null) {
    if (!img) return;
    if (!img.complete) img.dataset["loading"] = "";
    // It broke before React was there to hear of it.
    else if (img.naturalWidth === 0 && img.currentSrc) setBroken(path);
  }
}
