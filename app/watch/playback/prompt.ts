import { type Film, markerAt } from "./film";

/** What is offered at a certain second; `end` is where a skip leads, in seconds. */
type Prompt = { kind: "next" | "intro" | "credits" | "commercial"; end: number };

/** Without a marker for the closing credits, the next episode is offered this many seconds before the end. */
const LAST_SECONDS = 30;

/**
 * Says what to offer: over the closing credits the next episode, over any other marker to skip it.
 *
 * @param duration seconds; the film's own, or the engine's where the film has none
 */
export function promptAt(
  film: Pick<Film, "markers" | "next">,
  time: number,
  duration: number,
): Prompt | undefined {
  const marker = markerAt(film.markers, time);
  const kind = skippable(marker?.type);
  const isOver = marker?.type === "credits" ? marker.final : duration - time < LAST_SECONDS;
  if (film.next && isOver) return { kind: "next", end: duration };
  return marker && kind && { kind, end: marker.end };
}

/** New kinds of markers may come with an update of the server: there are no words for those. */
function skippable(type: string | undefined) {
  return type === "intro" || type === "credits" || type === "commercial" ? type : undefined;
}
