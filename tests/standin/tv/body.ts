import type { Context } from "hono";

/** The fields of a form or of a JSON object, whichever was sent; none when it was neither (PROTOCOL §2.1). */
export async function fieldsOf(c: Context): Promise<Record<string, unknown>> {
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("application/json")) {
    const body: unknown = await c.req.json().catch(() => undefined);
    return typeof body === "object" && body !== null ? { ...body } : {};
  }
  return type.startsWith("application/x-www-form-urlencoded") ? c.req.parseBody() : {};
}
