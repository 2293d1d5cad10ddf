import { Hono } from "hono";

/** The discover host. The watchlist is not played yet: every path answers as an unknown one does (PROTOCOL §9.2). */
export function discoverApp(): Hono {
  const app = new Hono();
  app.notFound((c) => c.json({ Error: { id: "not_found", message: "Not Found", statusCode: 404 } }, 404));
  return app;
}
