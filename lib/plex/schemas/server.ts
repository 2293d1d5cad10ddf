import { z } from "zod";
import { flag, id, isText, list, num, text } from "./scalars";

/** `/identity` (PROTOCOL §3.1). */
export const identityReply = z.looseObject({ machineIdentifier: id, version: text });

/** `/` (PROTOCOL §3.2): what this server can do. */
export const capabilities = z
  .looseObject({
    friendlyName: text,
    machineIdentifier: text,
    version: text,
    platform: text,
    myPlexSubscription: flag,
    transcoderVideo: flag,
    transcoderAudio: flag,
    transcoderSubtitles: flag,
    allowMediaDeletion: flag,
  })
  .meta({ id: "Capabilities", description: "What a media server can do." });

/** A row of `/library/sections` (PROTOCOL §3.4). Disk locations are left out on purpose. */
export const library = z
  .object({
    key: id,
    type: text,
    title: z.preprocess((value) => (isText(value) ? value : ""), z.coerce.string()),
    agent: text,
    language: text,
    uuid: text,
    art: text,
    thumb: text,
    composite: text,
    hidden: num,
    refreshing: flag,
    createdAt: num,
    updatedAt: num,
    scannedAt: num,
  })
  .overwrite((section) => ({ ...section, title: section.title.trim() || `Library ${section.key}` }))
  .meta({ id: "Library" });

export const libraryList = z.looseObject({ Directory: list(library) });

export type Library = z.output<typeof library>;
export type Capabilities = z.output<typeof capabilities>;
