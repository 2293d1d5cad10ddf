import { randomInt } from "node:crypto";
import { Hono } from "hono";
import { flag, param } from "../http/params.ts";
import { accountOfToken, issueAccountToken } from "../world/tokens.ts";
import type { Account, Pin, World } from "../world/types.ts";
import { fieldsOf } from "./body.ts";
import { checkDeviceJwt, issueJwt, registerKey } from "./device-keys.ts";
import { refuseJwt } from "./jwt-routes.ts";
import { refuse, reply, unauthorized } from "./reply.ts";

const location = {
  code: "GB",
  european_union_member: false,
  continent_code: "EU",
  country: "United Kingdom",
  city: "London",
  time_zone: "Europe/London",
  postal_code: "N19",
  in_privacy_restricted_country: true,
  subdivisions: "England",
  coordinates: "51.000, -1",
};

/** Creating and checking PINs (PROTOCOL §2.2). */
export function pinRoutes(world: World): Hono {
  const app = new Hono();

  app.post("/api/v2/pins", async (c) => {
    const fields = await fieldsOf(c);
    const strong = flag(c, "strong") || isOn(fields.strong);
    const lifetime = (strong ? 1800 : 900) * 1000;
    const clientId = param(c, "X-Plex-Client-Identifier") ?? "";
    const thumbprint = fields.jwk === undefined ? undefined : registerKey(world, fields.jwk, { clientId });
    if (typeof thumbprint === "object") return refuseJwt(c, thumbprint);
    const pin: Pin = {
      id: freeId(world),
      code: strong
        ? randomCode("abcdefghijklmnopqrstuvwxyz0123456789", 25)
        : randomCode("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 4),
      clientId,
      thumbprint,
      product: param(c, "X-Plex-Product") ?? "Plex",
      strong,
      createdAt: Date.now(),
      expiresAt: Date.now() + lifetime,
    };
    world.pins.set(pin.id, pin);
    return reply(c, "pin", describe(world, pin), 201);
  });

  app.get("/api/v2/pins/:id", (c) => {
    const pin = world.pins.get(Number(c.req.param("id")));
    if (!pin || pin.expiresAt <= Date.now()) return refuse(c, 404, 1020, "Code not found or expired");
    if (pin.clientId !== param(c, "X-Plex-Client-Identifier")) return unauthorized(c);
    const deviceJwt = param(c, "deviceJWT");
    if (pin.thumbprint === undefined || deviceJwt === undefined) return reply(c, "pin", describe(world, pin));
    const checked = checkDeviceJwt(world, deviceJwt, pin.clientId);
    if ("status" in checked) return refuseJwt(c, checked);
    exchange(world, pin);
    return reply(c, "pin", describe(world, pin));
  });

  // What plex.tv's own page does with the four characters somebody typed (PROTOCOL §2.2).
  app.put("/api/v2/pins/link", async (c) => {
    const account = accountOfToken(world, param(c, "X-Plex-Token"));
    if (!account) return unauthorized(c);
    const code = String(param(c, "code") ?? (await fieldsOf(c)).code);
    const pin = livePin(world, code) ?? livePin(world, code.toUpperCase());
    if (!pin || pin.strong) return refuse(c, 404, 1020, "Code not found or expired");
    approve(world, pin, account);
    return c.body(null, 204);
  });
  return app;
}

/** The PIN with this code, unless it has expired. */
export function livePin(world: World, code: string): Pin | undefined {
  return [...world.pins.values()].find((pin) => pin.code === code && pin.expiresAt > Date.now());
}

/** Links the PIN to the account: polling it gives a token made for this device, at once unless approvals are slow. */
export function approve(world: World, pin: Pin, account: Account): void {
  pin.visibleFrom = Date.now() + world.tv.slowApprovalMs;
  const key = world.tv.deviceKeys.get(pin.thumbprint ?? "");
  if (key) key.accountId = account.id;
  else pin.authToken = issueAccountToken(world, account, pin.clientId);
}

/** A device that proved to have its key gets a JWT, the same one on later polls. */
function exchange(world: World, pin: Pin): void {
  const account = world.accounts.get(world.tv.deviceKeys.get(pin.thumbprint ?? "")?.accountId ?? -1);
  if (!account || !pin.thumbprint || !isVisible(pin)) return;
  const { clientId, thumbprint } = pin;
  pin.authToken ??= issueJwt(world, account, { clientId, thumbprint });
}

function isVisible(pin: Pin): boolean {
  return pin.visibleFrom !== undefined && pin.visibleFrom <= Date.now();
}

function describe(world: World, pin: Pin) {
  const authToken = isVisible(pin) ? (pin.authToken ?? null) : null;
  const seconds = (pin.expiresAt - pin.createdAt) / 1000;
  return {
    id: pin.id,
    code: pin.code,
    product: pin.product,
    trusted: false,
    qr: `${world.tvUrl}/api/v2/pins/qr/${pin.code}`,
    clientIdentifier: pin.clientId,
    location,
    expiresIn: Math.round(seconds),
    createdAt: isoSeconds(pin.createdAt),
    expiresAt: isoSeconds(pin.expiresAt),
    authToken,
    newRegistration: authToken === null ? null : false,
  };
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

function freeId(world: World): number {
  const id = randomInt(100_000_000, 1_000_000_000);
  return world.pins.has(id) ? freeId(world) : id;
}

function randomCode(letters: string, length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

function isOn(value: unknown): boolean {
  return value === "true" || value === "1" || value === true;
}
