import * as api from "@/app/queries/playback";
import type { Capabilities } from "@/lib/plex";
import { browserClock, type Clock } from "./clock";
import { browserPage, type PageLife } from "./page-life";
import { probe, thisBrowser } from "./probe";
import { type OpenSession, sessionOpener } from "./session";

/** Who owns what a playback only uses. They are handed to it, so that its journeys can be tested without a browser. */
export type Owners = {
  openSession: OpenSession;
  /** What this browser plays. */
  capabilities(): Promise<Capabilities>;
  clock: Clock;
  page: PageLife;
};

/** The owners in a browser. */
export const browserOwners: Owners = {
  openSession: sessionOpener(api, browserClock),
  capabilities: () => probe(thisBrowser()),
  clock: browserClock,
  page: browserPage,
};
