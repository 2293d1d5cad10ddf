import type { Context } from "hono";

const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  416: "Requested Range Not Satisfiable",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
} as const;

/** PMS refuses in HTML whatever was accepted; 400, 401 and 404 are byte for byte as measured (PROTOCOL §9.1). */
export function refuse(c: Context, status: keyof typeof titles): Response {
  const title = titles[status];
  const html = `<html><head><title>${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return c.body(html, status, { "Content-Type": "text/html", "Cache-Control": "no-cache" });
}

/** What successful actions answer: 200, no body, called HTML. */
export function done(c: Context): Response {
  return c.body("", 200, { "Content-Type": "text/html", "Content-Length": "0", "Cache-Control": "no-cache" });
}
