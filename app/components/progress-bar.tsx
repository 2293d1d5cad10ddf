/** How far somebody is in a film, 0 to 1. The words for it stand beside it, so that it is only drawn. */
export function ProgressBar({ value, className = "" }: { value: number; className?: string }) {
  return (
    <span aria-hidden className={`block h-1 overflow-hidden rounded-full bg-white/30 ${className}`}>
      <span className="block h-full rounded-full bg-lamp" style={{ width: `${Math.max(2, value * 100)}%` }} />
    </span>
  );
}
