import { Hono } from "hono";
import { param } from "../http/params.ts";
import { homeOf } from "../world/accounts.ts";
import { accountOfToken, issueAccountToken } from "../world/tokens.ts";
import type { Account, World } from "../world/types.ts";
import { fieldsOf } from "./body.ts";
import { refuse, reply, unauthorized } from "./reply.ts";
import { avatarUrl, describeUser } from "./user.ts";

/** Plex Home: who is in it, and becoming one of them (PROTOCOL §2.7). */
export function homeRoutes(world: World): Hono {
  const app = new Hono();

  // Outside of any Home Plex may answer 200 with one user, or 403 or 404; here it is the former.
  app.get("/api/v2/home/users", (c) => {
    const account = accountOfToken(world, param(c, "X-Plex-Token"));
    if (!account) return unauthorized(c);
    const people = homeOf(world, account);
    const [admin = account] = people;
    return reply(c, "home", {
      id: 700_000 + admin.id,
      name: `${admin.title}'s Home`,
      guestUserID: null,
      guestUserUUID: "",
      guestEnabled: false,
      subscription: admin.plexPass,
      users: people.map((each) => homeUser(world, each)),
    });
  });

  app.post("/api/v2/home/users/:uuid/switch", async (c) => {
    const account = accountOfToken(world, param(c, "X-Plex-Token"));
    if (!account) return unauthorized(c);
    const target = homeOf(world, account).find((each) => each.uuid === c.req.param("uuid"));
    if (!target) return refuse(c, 404, 1020, "Not Found");
    const pin = param(c, "pin") ?? (await fieldsOf(c)).pin;
    if (target.homePin !== undefined && pin !== target.homePin)
      return refuse(c, 403, 1041, "Invalid PIN entered");
    const token = issueAccountToken(world, target, param(c, "X-Plex-Client-Identifier") ?? "");
    return reply(c, "user", describeUser(world, target, token), 201);
  });
  return app;
}

function homeUser(world: World, account: Account) {
  return {
    id: account.id,
    uuid: account.uuid,
    title: account.title,
    username: account.restricted ? "" : account.username,
    email: account.email,
    friendlyName: "",
    thumb: avatarUrl(world, account),
    hasPassword: !account.restricted,
    restricted: account.restricted,
    updatedAt: 1_780_000_000,
    restrictionProfile: account.restricted ? "little_kid" : null,
    admin: account.homeAdmin === account.id,
    guest: false,
    protected: account.homePin !== undefined,
  };
}
