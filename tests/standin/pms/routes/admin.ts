import { type Context, Hono } from "hono";
import { preferenceMessage } from "../../events/messages.ts";
import { param } from "../../http/params.ts";
import { accountOfLocalId, localId } from "../../sessions/local-id.ts";
import { avatarUrl } from "../../tv/user.ts";
import { changeSetting, settingsOf } from "../../watch/preferences.ts";
import type { Device } from "../../watch/types.ts";
import { owns } from "../../world/library.ts";
import { issueTransientToken } from "../../world/tokens.ts";
import type { Account } from "../../world/types.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { reply, rows } from "../reply.ts";

/** Settings, users and devices, for the server's owner alone (PROTOCOL §8.5); and tokens for a while (§2.10). */
export function adminRoutes({ server, world }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const admin = (c: Context<PmsEnv>) => owns(server, c.get("account"));

  app.get("/:/prefs", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const Setting = settingsOf(server.preferences);
    return reply(c, { size: Setting.length, Setting });
  });
  app.get("/:/prefs/get", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const found = settingsOf(server.preferences).filter((setting) => setting.id === param(c, "id"));
    return found.length > 0 ? reply(c, { size: 1, Setting: found }) : refuse(c, 404);
  });
  app.put("/:/prefs", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const changes = [...new URL(c.req.url).searchParams].filter(([name]) => !name.startsWith("X-Plex-"));
    // All or nothing: a copy takes the changes first.
    const trial = { ...server.preferences, values: { ...server.preferences.values } };
    if (changes.length === 0 || !changes.every(([id, value]) => changeSetting(trial, id, value)))
      return refuse(c, 400);
    server.preferences = trial;
    server.name = trial.values.FriendlyName;
    const changed = settingsOf(trial).filter(({ id }) => changes.some(([name]) => name === id));
    for (const setting of changed) server.events.publish(preferenceMessage(setting));
    return done(c);
  });

  app.get("/accounts", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const known = [...world.accounts.values()].filter(({ servers }) =>
      servers.some((access) => access.serverId === server.id),
    );
    // Number 0 is everybody on the local network without an account.
    const Account = [accountRow(0, "", ""), ...known.map(accountOf)].toSorted((a, b) => a.id - b.id);
    return reply(c, { size: Account.length, identifier: "com.plexapp.system.accounts", Account });
  });
  app.get("/accounts/:id{[0-9]+}", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const found = accountOfLocalId(world, server, Number(c.req.param("id")));
    if (!found) return refuse(c, 404);
    return reply(c, { size: 1, identifier: "com.plexapp.system.accounts", Account: [accountOf(found)] });
  });

  app.get("/devices", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const Device = [...server.watching.devices.values()].map(deviceRow);
    return reply(c, { size: Device.length, identifier: "com.plexapp.system.devices", Device: rows(Device) });
  });

  // Any verb will do; POST is the one the description prefers.
  app.all("/security/token", (c) => {
    if (param(c, "type") !== "delegation" || param(c, "scope") !== "all") return refuse(c, 400);
    return reply(c, { size: 0, token: issueTransientToken(world, c.get("account"), server.id) });
  });

  function accountOf(account: Account) {
    return accountRow(localId(server, account), account.title, avatarUrl(world, account));
  }
  return app;
}

function accountRow(id: number, name: string, thumb: string) {
  return {
    id,
    key: `/accounts/${id}`,
    name,
    defaultAudioLanguage: "en",
    autoSelectAudio: true,
    defaultSubtitleLanguage: "en",
    subtitleMode: 0,
    thumb,
  };
}

function deviceRow({ id, name, platform, clientId, createdAt }: Device) {
  const at = Math.floor(createdAt / 1000);
  return { id, key: `/devices/${id}`, name, platform, clientIdentifier: clientId, createdAt: at };
}
