import { z } from "zod";
import { route } from "@/lib/api/route";
import { answers, wayKinds } from "@/lib/plex";
import { testConnection } from "@/lib/servers";

const server = z.object({
  id: z.string(),
  name: z.string(),
  owned: z.boolean(),
  sourceTitle: z.string().nullable(),
  version: z.string().nullable(),
});
const answer = z.object({
  connected: z.boolean(),
  /** Why not: one of the codes of errors, and words for people. */
  reason: z.string().optional(),
  message: z.string().optional(),
  server,
  capabilities: answers.capabilities.nullable(),
  connection: z
    .object({ uri: z.string(), local: z.boolean(), relay: z.boolean(), kind: z.enum(wayKinds) })
    .nullable(),
  latencyMs: z.number().nullable(),
  /** What its owner should know of. */
  warning: z.string().nullable(),
});

export const GET = route(
  {
    summary:
      "Whether the media server answers, and which way; a dead server is an answer too, with its reason.",
    answer,
  },
  ({ viewer, request }) =>
    testConnection(viewer, new URL(request.url).searchParams.get("server") ?? undefined),
);
