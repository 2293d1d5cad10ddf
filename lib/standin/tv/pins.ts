import { randomInt } from "node:crypto";
import { type Context, Hono } from "hono";
import { flag, param } from "../http/params.ts";
import { issueAccountToken } from "../world/tokens.ts";
import type { Account, Pin, World } from "../world/types.ts";
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
    const strong = flag(c, "strong") || isOn((await form(c)).strong);
    const lifetime = (strong ? 1800 : 900) * 1000;
    const pin: Pin = {
      id: freeId(world),
      code: strong
        ? randomCode("abcdefghijklmnopqrstuvwxyz0123456789", 25)
        : randomCode("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 4),
      clientId: param(c, "X-Plex-Client-Identifier") ?? "",
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
    return reply(c, "pin", describe(world, pin));
  });
  return app;
}

/** The PIN with this code, unless it has expired. */
export function livePin(world: World, code: string): Pin | undefined {
  return [...world.pins.values()].find((pin) => pin.code === code && pin.expiresAt > Date.now());
}

/** Links the PIN to the account: from now on polling it gives a token made for this device. */
export function approve(world: World, pin: Pin, account: Account): void {
  pin.authToken = issueAccountToken(world, account, pin.clientId);
}

function describe(world: World, pin: Pin) {
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
    authToken: pin.authToken ?? null,
    newRegistration: pin.authToken === undefined ? null : false,
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
  return value === "true" || value === "1";
}

/** Parameters may also come as a form (PROTOCOL §2.1). */
async function form(c: Context): Promise<Record<string, unknown>> {
  const type = c.req.header("content-type") ?? "";
  return type.startsWith("application/x-www-form-urlencoded") ? c.req.parseBody() : {};
}
