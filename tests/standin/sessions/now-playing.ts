import type { Item } from "../catalog/types.ts";
import { detailed } from "../pms/render/item.ts";
import { convertedXml } from "../transcode/converted-xml.ts";
import type { TranscodeSessionInfo } from "../transcode/index.ts";
import { avatarUrl } from "../tv/user.ts";
import type { PlaySession } from "../watch/types.ts";
import type { Account, PlexServer, World } from "../world/types.ts";
import { localId } from "./local-id.ts";
import { playedMedia } from "./played-media.ts";
import { transcodeRow } from "./transcode-row.ts";

type Where = { world: World; server: PlexServer };

/**
 * One row of `/status/sessions` (PROTOCOL §8.3): the item in the types of the "converted XML" family, who plays it,
 * on what. A conversion shows itself in `TranscodeSession` and in `Media`, which then is what comes out of it; direct
 * play says nothing of the kind. Undefined when the account or the item is gone.
 */
export function nowPlaying(
  { world, server }: Where,
  session: PlaySession,
  transcode: TranscodeSessionInfo | undefined,
) {
  const account = world.accounts.get(session.accountId);
  const item = server.catalogue.items.get(session.ratingKey);
  if (!account || !item) return undefined;
  const detail: Record<string, unknown> = detailed(server, account, item);
  return {
    ...convertedXml(detail),
    sessionKey: String(session.key),
    viewOffset: session.time,
    Media: playedMedia(detail.Media, transcode),
    ...people(world, server, account, session),
    Session: {
      id: session.id,
      bandwidth: transcode?.bitrate ?? bandwidthOf(item),
      location: session.location,
    },
    TranscodeSession: transcode && transcodeRow(transcode, `/transcode/sessions/${transcode.key}`),
  };
}

/** The conversion a playback belongs to: told by the same X-Plex-Session-Identifier (PROTOCOL §10.59). */
export function transcodeOf(
  session: PlaySession,
  transcodes: TranscodeSessionInfo[],
): TranscodeSessionInfo | undefined {
  return transcodes.find(
    (info) =>
      info.sessionIdentifier === session.id &&
      info.account === String(session.accountId) &&
      info.ratingKey === session.ratingKey,
  );
}

function people(world: World, server: PlexServer, account: Account, { client, state }: PlaySession) {
  const id = localId(server, account);
  return {
    User: { id: String(id), title: account.title, thumb: avatarUrl(world, account) },
    Player: {
      address: "127.0.0.1",
      device: client.device,
      machineIdentifier: client.id,
      model: client.model,
      platform: client.platform,
      platformVersion: client.platformVersion,
      product: client.product,
      profile: client.profile,
      remotePublicAddress: "203.0.113.7",
      state,
      title: client.title,
      version: client.version,
      local: true,
      relayed: false,
      secure: false,
      userID: id,
    },
  };
}

/** kbps of the file: what direct play takes. */
function bandwidthOf(item: Item): number | undefined {
  return item.media[0]?.parts[0]?.file.bitrate;
}
