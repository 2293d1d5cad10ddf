import { NotFoundWords } from "@/app/components/not-found-words";

/** An item or library that isn't there, or not for this person. */
export default function NotFound() {
  return (
    <div className="gutter pt-bar">
      <NotFoundWords />
    </div>
  );
}
