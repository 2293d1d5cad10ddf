import { Hono } from "hono";
import { param } from "../http/params.ts";
import { accountOfToken, revokeToken } from "../world/tokens.ts";
import type { Account, World } from "../world/types.ts";
import { reply, unauthorized } from "./reply.ts";

/** Who a token belongs to, and signing it out (PROTOCOL §2.5, §2.6). */
export function userRoutes(world: World): Hono {
  const app = new Hono();

  app.get("/api/v2/user", (c) => {
    const token = param(c, "X-Plex-Token");
    const account = accountOfToken(world, token);
    if (!account || token === undefined) return unauthorized(c);
    return reply(c, "user", describe(world, account, token));
  });

  app.get("/api/v2/ping", (c) => {
    if (!accountOfToken(world, param(c, "X-Plex-Token"))) return unauthorized(c);
    return reply(c, "response", { pong: true });
  });

  app.delete("/api/v2/users/signout", (c) => {
    const token = param(c, "X-Plex-Token");
    if (token === undefined || !accountOfToken(world, token)) return unauthorized(c);
    revokeToken(world, token);
    return c.body(null, 204);
  });
  return app;
}

/** Absolute and without a token: pictures of people live on plex.tv. */
export function avatarUrl(world: World, account: Account): string {
  return `${world.tvUrl}/users/${account.uuid}/avatar?c=1780000000`;
}

function describe(world: World, account: Account, authToken: string) {
  return {
    id: account.id,
    uuid: account.uuid,
    username: account.username,
    title: account.title,
    email: account.email,
    friendlyName: "",
    locale: null,
    confirmed: true,
    emailOnlyAuth: false,
    hasPassword: true,
    protected: false,
    thumb: avatarUrl(world, account),
    authToken,
    mailingListStatus: "unsubscribed",
    mailingListActive: false,
    scrobbleTypes: "",
    country: "GB",
    pin: "",
    subscription: {
      active: false,
      subscribedAt: null,
      status: "Inactive",
      paymentService: null,
      plan: null,
      features: ["home", "adaptive_bitrate", "radio", "federated-auth", "two-factor-authentication"],
    },
    subscriptionDescription: null,
    restricted: false,
    anonymous: null,
    home: false,
    guest: false,
    homeSize: 1,
    homeAdmin: false,
    maxHomeSize: 15,
    rememberExpiresAt: Math.floor(Date.now() / 1000) + 14 * 86_400,
    profile: {
      autoSelectAudio: true,
      defaultAudioLanguage: "en",
      defaultAudioLanguages: null,
      defaultSubtitleLanguage: "en",
      defaultSubtitleLanguages: null,
      autoSelectSubtitle: 0,
      defaultSubtitleAccessibility: 0,
      defaultSubtitleForced: 1,
      watchedIndicator: 1,
      mediaReviewsVisibility: 0,
    },
    entitlements: [],
    roles: [],
    services: [],
  };
}
