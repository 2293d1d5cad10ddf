import { z } from "zod";
import { id, list, num, optional, text } from "./scalars";

/*
 * What a server says by itself (PROTOCOL §8.2). Only what makes something stale is read; ids are texts in most
 * messages and numbers in some.
 */

/** Somebody's player moved. Whose it is isn't said. */
const playing = z
  .looseObject({ sessionKey: text, clientIdentifier: text, ratingKey: id, state: text })
  .transform(({ sessionKey, clientIdentifier, ratingKey, state }) => ({
    kind: "playing" as const,
    sessionKey: sessionKey ?? "",
    clientIdentifier: clientIdentifier ?? "",
    ratingKey,
    state,
  }));

/** An item came, changed or went; `itemType` is Plex's number (PROTOCOL §1.9). */
const timeline = z
  .looseObject({
    identifier: text,
    sectionID: text,
    itemID: id,
    type: num,
    state: num,
    metadataState: text,
    parentItemID: text,
    rootItemID: text,
  })
  .transform(({ type, ...entry }) => ({ kind: "timeline" as const, itemType: type, ...entry }));

/** Background work begins, moves on or ends. */
const activity = z
  .looseObject({
    event: text,
    Activity: z.looseObject({
      type: text,
      Context: optional(z.looseObject({ key: text, librarySectionID: text })),
    }),
  })
  .transform(({ event, Activity: { type, Context } }) => ({
    kind: "activity" as const,
    event,
    work: type ?? "",
    key: Context?.key,
    sectionID: Context?.librarySectionID,
  }));

const status = z
  .looseObject({ notificationName: text })
  .transform(({ notificationName }) => ({ kind: "status" as const, notificationName }));

const preference = z.looseObject({}).transform(() => ({ kind: "preference" as const }));

const onSocket = z.looseObject({ NotificationContainer: z.unknown() });

/** On an event stream the elements stand bare, on a socket in a container; lists are tolerated (PROTOCOL §8.1). */
export const notification = z
  .preprocess(
    (value) => onSocket.safeParse(value).data?.NotificationContainer ?? value,
    z.looseObject({
      PlaySessionStateNotification: list(playing),
      TimelineEntry: list(timeline),
      ActivityNotification: list(activity),
      StatusNotification: list(status),
      Setting: list(preference),
    }),
  )
  .transform((said) => [
    ...said.PlaySessionStateNotification,
    ...said.TimelineEntry,
    ...said.ActivityNotification,
    ...said.StatusNotification,
    ...said.Setting,
  ]);

export type PlexEvent = z.output<typeof notification>[number];
export type PlayingEvent = Extract<PlexEvent, { kind: "playing" }>;
