import type { ReactNode } from "react";

/** The quiet room before the house: a pool of light, and little in it. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <main className="relative isolate grid min-h-dvh place-items-center overflow-hidden px-6 py-16">
      <div
        aria-hidden
        className="absolute inset-0 -z-10 bg-[radial-gradient(44rem_30rem_at_50%_34%,#f3bd571f,transparent_70%),radial-gradient(70rem_36rem_at_50%_125%,#5a3f9e66,transparent_70%)]"
      />
      <div className="flex w-full max-w-sm flex-col items-center gap-6 text-center">{children}</div>
    </main>
  );
}
