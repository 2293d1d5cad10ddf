import { Picture } from "./picture";

/** A person, round: their portrait, or the first letters of their name on a colour of its own. */
export function Face({
  name,
  server,
  path,
  className = "",
}: {
  name: string;
  /** The server that fetches the portrait; without one there are letters. */
  server?: string;
  path?: string;
  className?: string;
}) {
  return (
    <span className={`grid shrink-0 place-items-center overflow-hidden rounded-full bg-lifted ${className}`}>
      {server && path ? (
        <Picture server={server} path={path} title={initials(name)} alt="" width={160} height={160} />
      ) : (
        // Drawn, not written: they are no words that a button could be called by.
        <span
          aria-hidden
          data-initials={initials(name)}
          className="font-semibold text-soft before:content-[attr(data-initials)]"
        />
      )}
    </span>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
