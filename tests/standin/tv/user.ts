import { Hono } from "hono";
import { param } from "../http/params.ts";
import { homeOf } from "../world/accounts.ts";
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
    return reply(c, "user", describeUser(world, account, token));
  });

  app.get("/api/v2/ping", (c) => {
    if (!accountOfToken(world, param(c, "X-Plex-Token"))) return unauthorized(c);
    return reply(c, "response", { pong: true });
  });

  app.delete("/api/v2/users/signout", (c) => {
    const token = param(c, "X-Plex-Token");
    if (token === undefined || !accountOfToken(world, token)) return unauthorized(c);
    signOut(world, token);
    return c.body(null, 204);
  });
  return app;
}

/** Ends this token; the key of a device that signed in with one goes with it. */
function signOut(world: World, token: string): void {
  const entry = world.accountTokens.get(token);
  revokeToken(world, token);
  if (entry?.expiresAt === undefined) return;
  for (const [thumbprint, key] of world.tv.deviceKeys) {
    if (key.clientId === entry.clientId) world.tv.deviceKeys.delete(thumbprint);
  }
}

/** Absolute and without a token: pictures of people live on plex.tv. */
export function avatarUrl(world: World, account: Account): string {
  return `${world.tvUrl}/users/${account.uuid}/avatar?c=1780000000`;
}

/** The whole account as `/user` and a Home switch tell it (PROTOCOL §2.5). */
export function describeUser(world: World, account: Account, authToken: string) {
  const home = account.homeAdmin !== undefined;
  return {
    id: account.id,
    uuid: account.uuid,
    username: account.restricted ? "" : account.username,
    title: account.title,
    email: account.email,
    friendlyName: "",
    locale: null,
    confirmed: true,
    emailOnlyAuth: false,
    hasPassword: !account.restricted,
    protected: account.homePin !== undefined,
    thumb: avatarUrl(world, account),
    authToken,
    mailingListStatus: "unsubscribed",
    mailingListActive: false,
    scrobbleTypes: "",
    country: "GB",
    pin: account.homePin === undefined ? "" : "<masked>",
    ...subscriptionOf(account),
    restricted: account.restricted,
    anonymous: null,
    home,
    guest: false,
    homeSize: homeOf(world, account).length,
    homeAdmin: account.homeAdmin === account.id,
    maxHomeSize: 15,
    rememberExpiresAt: Math.floor(Date.now() / 1000) + 14 * 86_400,
    profile: {
      autoSelectAudio: true,
      defaultAudioAccessibility: 0,
      defaultAudioLanguage: "en",
      defaultAudioLanguages: null,
      defaultSubtitleLanguage: "en",
      defaultSubtitleLanguages: null,
      autoSelectSubtitle: 0,
      defaultSubtitleAccessibility: 0,
      defaultSubtitleForced: 1,
      watchedIndicator: 1,
      mediaReviewsVisibility: 0,
      mediaReviewsLanguages: null,
    },
    ...consents,
    joinedAt: 1_339_124_759,
    ...(account.restricted && { restrictionProfile: null, customRestrictions: noRestrictions }),
    entitlements: account.plexPass ? ["ios", "all", "android", "windows"] : [],
    roles: account.plexPass ? ["plexpass"] : [],
    services: [],
  };
}

const consents = {
  adsConsent: null,
  adsConsentSetAt: null,
  adsConsentReminderAt: null,
  experimentalFeatures: false,
  twoFactorEnabled: false,
  backupCodesCreated: false,
  attributionPartner: null,
};
/** What a managed user may see, where nobody has narrowed it down. */
const noRestrictions = { all: null, movies: null, music: null, photos: null, television: null };

const everybodysFeatures = [
  "home",
  "adaptive_bitrate",
  "radio",
  "federated-auth",
  "two-factor-authentication",
];

/** A lifetime pass, or what a free account has: nothing but an inactive one. */
function subscriptionOf({ plexPass }: Account) {
  const subscription = plexPass
    ? {
        active: true,
        subscribedAt: "2021-10-01T01:02:03Z",
        status: "Active",
        paymentService: "braintree",
        plan: "lifetime",
        features: [...everybodysFeatures, "pass", "hwtranscode", "intro-markers", "session_kick", "sync"],
      }
    : {
        active: false,
        subscribedAt: null,
        status: "Inactive",
        paymentService: null,
        plan: null,
        features: everybodysFeatures,
      };
  const pass = { id: null, mode: "lifetime", renewsAt: null, endsAt: null, type: "plexpass" };
  return {
    subscription,
    subscriptionDescription: plexPass ? "Lifetime Plex Pass" : null,
    subscriptions: plexPass ? [{ ...pass, transfer: null, state: "active" }] : [],
    pastSubscriptions: [],
    trials: [],
  };
}
