import { Hono } from "hono";
import { levels, typeNumbers } from "../../catalog/kinds.ts";
import type { Section } from "../../catalog/types.ts";
import { sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { keeperOf } from "../render/section.ts";
import { reply } from "../reply.ts";

/** What is served by which path: the map by which current clients find their way (PROTOCOL §3.3). */
const features = [
  { key: "/hubs/search", type: "search" },
  { key: "/library/matches", type: "match" },
  { key: "/library/metadata", type: "metadata" },
  { key: "/:/rate", type: "rate" },
  { key: "/photo/:/transcode", type: "imagetranscoder" },
  { key: "/hubs/promoted", type: "promoted" },
  { key: "/hubs/continueWatching", type: "continuewatching" },
  {
    key: "/actions",
    type: "actions",
    Action: [{ id: "removeFromContinueWatching", key: "/actions/removeFromContinueWatching" }],
  },
  { key: "/playlists", type: "playlist", flavor: "universal" },
  { key: "/playQueues", type: "playqueue", flavor: "full" },
  { key: "/library/collections", type: "collection" },
  { key: "/:/timeline", type: "timeline", scrobbleKey: "/:/scrobble", unscrobbleKey: "/:/unscrobble" },
  { type: "manage" },
  { type: "queryParser" },
  { type: "subscribe", flavor: "download" },
];

export function providerRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/media/providers", (c) => {
    const libraries = sectionsOf(server, c.get("account")).map(directory);
    // The first one is the home page: it has neither id nor key nor type.
    const Directory = [{ hubKey: "/hubs", title: "Home" }, ...libraries];
    const content = { key: "/library/sections", type: "content", Directory };
    return reply(c, {
      size: 1,
      allowCameraUpload: false,
      allowChannelAccess: false,
      allowSharing: true,
      allowSync: false,
      backgroundProcessing: true,
      certificate: false,
      companionProxy: true,
      countryCode: "gbr",
      diagnostics: "logs,databases",
      eventStream: true,
      friendlyName: server.name,
      livetv: 0,
      machineIdentifier: server.id,
      musicAnalysis: 2,
      myPlex: true,
      myPlexMappingState: "mapped",
      myPlexSigninState: "ok",
      myPlexSubscription: false,
      myPlexUsername: server.owner.title,
      offlineTranscode: 1,
      ownerFeatures: "home,radio",
      platform: "Linux",
      platformVersion: "6.1.0-18-amd64",
      pluginHost: false,
      pushNotifications: false,
      readOnlyLibraries: false,
      streamingBrainABRVersion: 3,
      streamingBrainVersion: 2,
      sync: false,
      transcoderActiveVideoSessions: 0,
      transcoderAudio: true,
      transcoderLyrics: true,
      transcoderSubtitles: true,
      transcoderVideo: true,
      transcoderVideoBitrates: "64,96,208,320,720,1500,2000,3000,4000,8000,10000,12000,20000",
      transcoderVideoQualities: "0,1,2,3,4,5,6,7,8,9,10,11,12",
      transcoderVideoResolutions: "128,128,160,240,320,480,768,720,720,1080,1080,1080,1080",
      updatedAt: 1_780_000_000,
      updater: true,
      version: server.version,
      voiceSearch: true,
      MediaProvider: [
        {
          identifier: "com.plexapp.plugins.library",
          title: "Library",
          types: "video,audio,photo",
          protocols: "stream,download",
          Feature: [content, ...features],
        },
      ],
    });
  });
  return app;
}

function directory(section: Section) {
  const { id, type, title, uuid } = section;
  const { agent, scanner, language } = keeperOf(section);
  const library = `/library/sections/${id}`;
  const pivot = (
    name: string,
    key: string,
    kind: string,
    label: string,
    context: string,
    symbol: string,
  ) => ({
    id: name,
    key,
    type: kind,
    title: label,
    context,
    symbol,
  });
  const list = type === "photo" ? `${library}/all` : `${library}/all?type=${typeNumbers[levels[type][0]]}`;
  return {
    agent,
    language,
    refreshing: false,
    scanner,
    uuid,
    id: String(id),
    key: library,
    hubKey: `/hubs/sections/${id}`,
    type,
    subtype: section.other ? "clip" : undefined,
    title,
    updatedAt: 1_780_000_000,
    scannedAt: 1_780_000_000,
    Pivot: [
      pivot("recommended", `/hubs/sections/${id}`, "hub", "Recommended", "content.discover", "star"),
      ...(type === "photo"
        ? [pivot("timeline", "view://photo/timeline", "view", "Timeline", "content.discover", "timeline")]
        : []),
      pivot("library", list, "list", "Library", "content.library", "library"),
    ],
  };
}
