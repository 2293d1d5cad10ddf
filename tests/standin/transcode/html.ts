import type { Context } from "hono";

const TITLES = { 400: "Bad Request", 404: "Not Found", 412: "Precondition Failed" } as const;

/** PMS's error page: HTML whatever the caller accepts, 85 bytes for a 404 (PROTOCOL §9.1). */
export function refuse(context: Context, status: keyof typeof TITLES): Response {
  const title = TITLES[status];
  const body = `<html><head><title>${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return context.body(body, status, { "Content-Type": "text/html" });
}

/** The answer to an action, and to a start nobody decided on: 200 with nothing in it (PROTOCOL §6.3, §9.1). */
export function empty(context: Context): Response {
  return context.body("", 200, { "Content-Type": "text/html" });
}
