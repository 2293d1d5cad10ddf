/** The sign over the entrance: a row of lamps above the name; `large` where it is all there is to see. */
export function Wordmark({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={`inline-flex items-center ${large ? "flex-col gap-4" : "gap-2.5"}`}>
      <svg
        viewBox="0 0 32 32"
        className={large ? "size-18 drop-shadow-[0_-0.25rem_1.5rem_#f3bd5766]" : "size-7"}
        aria-hidden
      >
        <rect x="2" y="9" width="28" height="18" rx="4" className="fill-ink" />
        <path
          d="M9 22.5v-8l4.2 5 1.6 0M23 22.5v-8l-4.2 5-4 0"
          className="stroke-ground"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
        <g className="fill-lamp">
          <circle cx="5" cy="5" r="1.7" />
          <circle cx="12.33" cy="5" r="1.7" />
          <circle cx="19.67" cy="5" r="1.7" />
          <circle cx="27" cy="5" r="1.7" />
        </g>
      </svg>
      <span className={`font-bold ${large ? "text-3xl" : "text-lg"}`}>{name}</span>
    </span>
  );
}
