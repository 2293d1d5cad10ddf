/** How a server behaves, where real ones differ; a knob each. */
export type Moods = {
  /** Trailers are answered with a redirect to Plex's cloud, as reported (PROTOCOL §3.9). */
  trailersElsewhere: boolean;
  /** Without the routes of the home page that stand in no description (PROTOCOL §3.3). */
  classicHome: boolean;
  /** Takes its viewers for remote and refuses those without a pass; `everybody`: the others, too (PROTOCOL §6.13). */
  remote?: { everybody: boolean; code: number; text: string };
};

export function calm(): Moods {
  return { trailersElsewhere: false, classicHome: false };
}
