import { Hono } from "hono";
import { watchedThreshold } from "../../watch/timeline.ts";
import { owns } from "../../world/library.ts";
import type { Account } from "../../world/types.ts";
import type { PlaySession } from "../../watch/types.ts";
import { avatarUrl } from "../../tv/user.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { listed } from "../render/item.ts";
import { reply, rows } from "../reply.ts";

/** What only the server's owner may see (PROTOCOL §8.3, §8.5). */
export function adminRoutes({ server, world }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  app.get("/status/sessions", (c) => {
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    const Metadata = [...server.watching.sessions.values()].flatMap((session, at) => row(session, at) ?? []);
    return reply(c, { size: Metadata.length, Metadata: rows(Metadata) });
  });

  app.get("/:/prefs", (c) => {
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    const Setting = [
      setting("FriendlyName", "Friendly name", "text", "", server.name),
      setting("LibraryVideoPlayedThreshold", "Video played threshold", "int", 90, watchedThreshold * 100),
      setting("OnDeckWindow", "Weeks to consider for On Deck", "int", 16, 16),
    ];
    return reply(c, { size: Setting.length, Setting });
  });

  function row(session: PlaySession, at: number) {
    const account = world.accounts.get(session.accountId);
    const item = server.catalogue.items.get(session.ratingKey);
    if (!account || !item) return undefined;
    return {
      ...listed(server, account, item),
      librarySectionID: String(item.sectionId),
      sessionKey: String(at + 1),
      viewOffset: session.time,
      User: { id: localId(account), title: account.title, thumb: avatarUrl(world, account) },
      Player: {
        address: "127.0.0.1",
        machineIdentifier: session.client.id,
        platform: session.client.platform,
        product: session.client.product,
        state: session.state,
        title: session.client.title,
        local: true,
        relayed: false,
        secure: false,
      },
      Session: { id: session.id, bandwidth: item.media[0]?.parts[0]?.file.bitrate, location: "lan" },
    };
  }

  /** The owner is user 1 on their own server, whatever plex.tv calls them. */
  function localId(account: Account): string {
    return owns(server, account) ? "1" : String(account.id);
  }
  return app;
}

function setting(id: string, label: string, type: string, standard: string | number, value: string | number) {
  return {
    id,
    label,
    summary: "",
    type,
    default: standard,
    value,
    hidden: false,
    advanced: false,
    group: "library",
  };
}
