import { NotFoundWords } from "@/app/components/not-found-words";

/** An address without a film. */
export default function WatchNotFound() {
  return (
    <main className="gutter">
      <NotFoundWords />
    </main>
  );
}
