/** Stands where there is no picture: the title on a colour of its own, always the same for a title. */
export function Tile(props: { title: string; alt: string; wordless?: boolean; className?: string }) {
  const { title, alt, wordless, className = "" } = props;
  const hue = [...title].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return (
    <span
      role={alt ? "img" : undefined}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
      className={`@container flex h-full w-full items-end overflow-hidden ${className}`}
      style={{
        background: `radial-gradient(120% 90% at 15% 0%, oklch(0.42 0.075 ${hue}), transparent 70%), linear-gradient(160deg, oklch(0.29 0.05 ${hue}), oklch(0.17 0.03 ${(hue + 40) % 360}))`,
      }}
    >
      {!wordless && (
        <span className="line-clamp-4 p-[8cqi] text-[length:clamp(0.75rem,11cqi,2rem)] leading-[1.15] font-semibold tracking-tight text-white/90 [overflow-wrap:anywhere]">
          {title}
        </span>
      )}
    </span>
  );
}
