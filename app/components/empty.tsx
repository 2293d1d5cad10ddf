import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What stands where nothing is: calm, and with the next step where there is one. */
export function Empty({
  icon: Icon,
  title,
  note,
  heading: Heading = "h2",
  children,
}: {
  icon: LucideIcon;
  title: string;
  note?: string;
  heading?: "h1" | "h2" | "h3";
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col px-4 items-center gap-3 py-20 text-center">
      <Icon className="mb-2 size-10 text-faint" strokeWidth={1.5} aria-hidden />
      <Heading className="text-lg font-semibold">{title}</Heading>
      {note && <p className="text-base text-soft">{note}</p>}
      {children && <div className="mt-4 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}
