import { Hono } from "hono";
import type { Pms, PmsEnv } from "../env.ts";
import { reply } from "../reply.ts";

/** What the server is and can do (PROTOCOL §3.2). */
export function serverRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/", (c) =>
    reply(c, {
      size: 3,
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
      hubSearch: true,
      itemClusters: true,
      livetv: 0,
      machineIdentifier: server.id,
      mediaProviders: true,
      multiuser: true,
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
      transcoderPhoto: true,
      transcoderSubtitles: true,
      transcoderVideo: true,
      transcoderVideoBitrates: "64,96,208,320,720,1500,2000,3000,4000,8000,10000,12000,20000",
      transcoderVideoQualities: "0,1,2,3,4,5,6,7,8,9,10,11,12",
      transcoderVideoResolutions: "128,128,160,240,320,480,768,720,720,1080,1080,1080,1080",
      updatedAt: 1_780_000_000,
      updater: true,
      version: server.version,
      voiceSearch: true,
      Directory: ["hubs", "library", "photo"].map((key) => ({ count: 1, key, title: key })),
    }),
  );
  return app;
}
