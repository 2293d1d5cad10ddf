import type { RowShape } from "./row";

/** Skeletons: the shape of what is on its way, so that nothing jumps when it comes. */

const shapes = {
  poster: { card: "w-poster", picture: "aspect-2/3" },
  still: { card: "w-still", picture: "aspect-video" },
  face: { card: "w-face", picture: "aspect-square !rounded-full" },
} as const;

const many = (count: number) => Array.from({ length: count }, (_, index) => index);

export function RowBones({ shape }: { shape: RowShape }) {
  const { card, picture } = shapes[shape];
  return (
    <div aria-hidden className="mt-row">
      <div className="gutter">
        <div className="bone h-7 w-48" />
      </div>
      <div className="mt-3 strip overflow-hidden gap-4 lg:gap-5">
        {many(10).map((index) => (
          <div key={index} className={`shrink-0 ${card}`}>
            <div className={`bone ${picture}`} />
            <div className="bone mt-3 h-4 w-3/4" />
            <div className="bone mt-1.5 h-4 w-1/3" />
          </div>
        ))}
      </div>
    </div>
  );
}

export function HeroBones({ tall = false }: { tall?: boolean }) {
  return (
    <div aria-hidden className={`flex items-end ${tall ? "hero-tall" : "hero"}`}>
      <div className="gutter w-full pb-8">
        <div className="bone h-13 w-full max-w-xl" />
        <div className="bone mt-4 h-5 w-64 max-w-full" />
        <div className="bone mt-4 h-18 w-full max-w-2xl" />
        <div className="mt-6 flex gap-3">
          <div className="bone h-11 w-32" />
          <div className="bone h-11 w-40" />
        </div>
      </div>
    </div>
  );
}

export function GridBones() {
  return (
    <div aria-hidden className="poster-grid">
      {many(36).map((index) => (
        <div key={index}>
          <div className="bone aspect-2/3" />
          <div className="bone mt-2.5 h-5 w-4/5" />
          <div className="h-5" />
        </div>
      ))}
    </div>
  );
}

export function EpisodeBones() {
  return (
    <div aria-hidden className="gutter mt-row grid gap-8">
      {many(6).map((index) => (
        <div key={index} className="flex gap-5">
          <div className="bone aspect-video w-2/5 max-w-72 shrink-0" />
          <div className="flex-1">
            <div className="bone h-6 w-1/2" />
            <div className="bone mt-3 h-12 w-full max-w-2xl" />
          </div>
        </div>
      ))}
    </div>
  );
}
