import { typeNumbers } from "../catalog/kinds.ts";
import type { Item } from "../catalog/types.ts";
import type { TranscodeSessionInfo } from "../transcode/index.ts";
import type { PlaySession } from "../watch/types.ts";
import type { Message } from "./feed.ts";

/** Somebody's playback moved; ids are text here (PROTOCOL §8.2). */
export function playingMessage(session: PlaySession, item: Item, transcode?: TranscodeSessionInfo): Message {
  const element = {
    sessionKey: String(session.key),
    clientIdentifier: session.client.id,
    guid: item.guid,
    ratingKey: item.ratingKey,
    url: "",
    key: `/library/metadata/${item.ratingKey}`,
    viewOffset: session.time,
    playQueueItemID: session.playQueueItemID,
    playQueueID: session.playQueueID,
    state: session.state,
    transcodeSession: transcode && `/transcode/sessions/${transcode.key}`,
  };
  const audience = { account: session.accountId };
  return { type: "playing", list: "PlaySessionStateNotification", element, audience };
}

type ItemChange = "created" | "processing" | "done" | "deleted";

const states = { created: 0, processing: 4, done: 5, deleted: 9 } as const;

/** An item came, changed or went: `state` 5 and 9 are what caches listen for. */
export function timelineMessage(item: Item, change: ItemChange): Message {
  const element = {
    identifier: "com.plexapp.plugins.library",
    sectionID: String(item.sectionId),
    itemID: item.ratingKey,
    type: typeNumbers[item.type],
    title: item.title,
    state: states[change],
    metadataState: change === "done" ? undefined : change,
    parentItemID: item.parent,
    rootItemID: item.grandparent ?? item.parent,
    updatedAt: item.updatedAt,
  };
  return { type: "timeline", list: "TimelineEntry", element, audience: { section: item.sectionId } };
}

/** What follows every change of a library. */
export function libraryUpdateMessage(sectionId: number): Message {
  const element = {
    title: "Library updated",
    description: "The library has been updated",
    notificationName: "LIBRARY_UPDATE",
  };
  return { type: "status", list: "StatusNotification", element, audience: { section: sectionId } };
}

/** A setting has another value. */
export function preferenceMessage(setting: object): Message {
  return { type: "preference", list: "Setting", element: setting, audience: "owner" };
}

/** A conversion began, moved on or ended. */
export function transcodeMessage(
  what: "start" | "update" | "end",
  element: object,
  accountId: number,
): Message {
  const audience = { account: accountId };
  return { type: `transcodeSession.${what}`, list: "TranscodeSession", element, audience };
}
