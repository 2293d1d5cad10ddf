import { z } from "zod";
import { type RefusalCode, refusals } from "@/lib/refusal";
import type { Schemas } from "./schemas";

/** What each code means to who calls, and what helps. Codes are stable: programs may rely on them. */
const meanings: Record<RefusalCode, string> = {
  bad_request: "Something in the address, the query or the body makes no sense; `detail` names the field.",
  unauthorized:
    "Nobody is signed in, or Plex has ended this sign-in (“Sign in with Plex again”). Sign in and repeat.",
  forbidden:
    "Not for this caller: a write from another site, an address that isn't let through, a thing that Plex keeps from this person, or a token without the scope.",
  not_found: "No such thing on that server, or not for this person. ratingKeys belong to one server.",
  payload_too_large: "The body has more than 64 KiB.",
  rate_limited: "Too many requests; wait as long as `Retry-After` says.",
  internal: "Marquee has a fault. The log has the cause under the `requestId`.",
  unreachable: "The server can't be reached, or the connection broke. A write may have been done.",
  bad_reply: "Plex answered something that makes no sense. A write may have been done.",
  rejected: "Plex understood and refused, e.g. a smart playlist can't be changed by hand.",
  unavailable: "Plex is starting or busy. Try again soon.",
  timeout: "Plex took too long. A write may have been done.",
};

const codes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);

/** Every stable code with its status, title and meaning. */
export const codeList = codes.map((code) => {
  const { status, title } = refusals[code];
  return { code, status, title, meaning: meanings[code] };
});

/** RFC 9457, with what Marquee adds. */
const problemDetails = z
  .object({
    type: z.string().meta({ examples: ["urn:marquee:not_found"] }),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("For people; may change."),
    code: z.enum(codes).describe("For programs; stays."),
    requestId: z.string().describe("The log has the same."),
  })
  .meta({ id: "Problem", description: "Why a request failed (RFC 9457)." });

const wordOf = (status: number) => `Problem${status}`;

/** One response per status, shared by all routes. */
export function problemResponses(schemas: Schemas) {
  const schema = schemas.of(problemDetails, "output");
  const statuses = [...new Set(codeList.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const of = codeList.filter((one) => one.status === status);
      const [first] = of;
      const example = { type: `urn:marquee:${first?.code}`, title: first?.title, status, code: first?.code };
      return [
        wordOf(status),
        {
          description: of.map(({ code, meaning }) => `\`${code}\`: ${meaning}`).join("\n\n"),
          headers: {
            "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
            ...(status === 429 ? { "Retry-After": { $ref: "#/components/headers/Retry-After" } } : {}),
          },
          content: {
            "application/problem+json": {
              schema,
              example: { ...example, detail: first?.title, requestId: "0d6a…" },
            },
          },
        },
      ];
    }),
  );
}

/** References to the responses for these statuses. */
export const failures = (statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/${wordOf(status)}` }]),
  );
