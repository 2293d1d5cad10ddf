import { z } from "zod";
import { familyOf } from "./families";
import { nameOf } from "./operation";
import { failures } from "./problems";
import type { Schemas } from "./schemas";
import type { Operation, Paths } from "./types";

/*
 * What no `route()` serves: next-auth has its own way to read requests, so these few are told by hand.
 */

const form = "application/x-www-form-urlencoded";

/** Signing in and out by script, and this document itself. */
export function handMade(schemas: Schemas): Paths {
  const json = (schema: z.ZodType) => ({ "application/json": { schema: schemas.of(schema, "output") } });
  const make = (
    method: string,
    path: string,
    {
      fields,
      statuses,
      ...rest
    }: Pick<Operation, "summary" | "responses"> & {
      description?: string;
      fields?: z.ZodType;
      statuses: number[];
    },
  ): [string, Record<string, Operation>] => [
    path,
    {
      [method]: {
        operationId: nameOf(method, path),
        tags: [familyOf(path)],
        security: [],
        ...rest,
        ...(fields
          ? { requestBody: { required: false, content: { [form]: { schema: schemas.of(fields, "input") } } } }
          : {}),
        responses: { ...rest.responses, ...failures(statuses) },
      },
    },
  ];
  const csrfToken = z.string().describe("From `/api/auth/csrf`.");
  return Object.fromEntries([
    make("post", "/api/auth/plex", {
      summary: "Starts a sign-in: gives the address of Plex's page, where a person allows it.",
      description:
        "Send `Accept: application/json` and keep the cookies. The `state` that the last step needs stands in the address, in its `forwardUrl`. Without that header it is a 303 to Plex's page.",
      fields: z.object({ to: z.string().optional().describe("A page of Marquee to come back to.") }),
      responses: {
        "200": { description: "Started.", content: json(z.object({ url: z.url() })) },
        "303": { description: "To Plex's page, for browsers." },
      },
      statuses: [403, 429, 502, 503, 504],
    }),
    make("get", "/api/auth/csrf", {
      summary: "Gives the CSRF token that the other steps need, and its cookie.",
      responses: { "200": { description: "Done.", content: json(z.object({ csrfToken: z.string() })) } },
      statuses: [],
    }),
    make("post", "/api/auth/callback/plex", {
      summary: "Finishes a sign-in that was allowed on Plex's page: gives the session cookie.",
      fields: z.object({ csrfToken, state: z.string(), json: z.literal("true") }),
      responses: {
        "200": { description: "Signed in.", content: json(z.object({ url: z.string() })) },
        "401": {
          description:
            "Not signed in; the `error` in the address says why, e.g. `pending`, `cancelled`, `expired`.",
          content: json(z.object({ url: z.string() })),
        },
      },
      statuses: [],
    }),
    make("get", "/api/auth/session", {
      summary: "Who is signed in; an empty object when nobody is.",
      responses: { "200": { description: "Done.", content: json(z.looseObject({})) } },
      statuses: [],
    }),
    make("post", "/api/auth/signout", {
      summary: "Signs out, here and at Plex.",
      fields: z.object({ csrfToken, json: z.literal("true") }),
      responses: { "200": { description: "Signed out.", content: json(z.object({ url: z.string() })) } },
      statuses: [],
    }),
    make("get", "/api/openapi.json", {
      summary: "This description. Anybody may read it: it holds nobody's data.",
      responses: {
        "200": { description: "Done.", content: json(z.looseObject({})) },
        "304": { description: "As the `ETag` in `If-None-Match` says." },
      },
      statuses: [],
    }),
  ]);
}
