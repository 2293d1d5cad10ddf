import { Hono } from "hono";
import type { Pms, PmsEnv } from "../env.ts";
import { reply } from "../reply.ts";

/** The one path that needs no token, and minds a wrong one as little (PROTOCOL §3.1). */
export function identityRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/identity", (c) =>
    reply(c, { size: 0, claimed: true, machineIdentifier: server.id, version: server.version }),
  );
  return app;
}
