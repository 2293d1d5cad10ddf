import { Hono } from "hono";
import type { Pms, PmsEnv } from "../env.ts";
import { collectionRoutes } from "./collections.ts";
import { globalListRoutes } from "./global-lists.ts";
import { hierarchyRoutes } from "./hierarchy.ts";
import { homeHubRoutes } from "./home-hubs.ts";
import { metadataRoutes } from "./metadata.ts";
import { partRoutes } from "./parts.ts";
import { peopleRoutes } from "./people.ts";
import { photoRoutes } from "./photos.ts";
import { playQueueRoutes } from "./play-queues.ts";
import { playlistRoutes } from "./playlists.ts";
import { previewRoutes } from "./previews.ts";
import { providerRoutes } from "./providers.ts";
import { searchRoutes } from "./search.ts";
import { sectionChoiceRoutes } from "./section-choices.ts";
import { sectionFolderRoutes } from "./section-folders.ts";
import { sectionHubRoutes } from "./section-hubs.ts";
import { sectionItemRoutes } from "./section-items.ts";
import { sectionRoutes } from "./sections.ts";
import { serverRoutes } from "./server.ts";
import { streamRoutes } from "./streams.ts";
import { subtitleRoutes } from "./subtitles.ts";
import { ultraBlurRoutes } from "./ultra-blur.ts";

/** Everything about what a server holds and what people make of it. Earlier routes win over later ones. */
const kinds = [
  serverRoutes,
  providerRoutes,
  sectionRoutes,
  sectionItemRoutes,
  sectionFolderRoutes,
  sectionChoiceRoutes,
  globalListRoutes,
  peopleRoutes,
  collectionRoutes,
  playlistRoutes,
  playQueueRoutes,
  metadataRoutes,
  hierarchyRoutes,
  homeHubRoutes,
  sectionHubRoutes,
  searchRoutes,
  subtitleRoutes,
  previewRoutes,
  partRoutes,
  streamRoutes,
  photoRoutes,
  ultraBlurRoutes,
];

export function libraryRoutes(pms: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  for (const routes of kinds) app.route("/", routes(pms));
  return app;
}
