import { z } from "zod";
import { route } from "@/lib/api/route";
import {
  createdTokenShape,
  createPersonalToken,
  newTokenShape,
  personalTokenShape,
  personalTokensOf,
} from "@/lib/auth/personal-tokens";

export const GET = route(
  {
    summary: "One's own personal tokens: what they may do, but never the tokens themselves.",
    answer: z.array(personalTokenShape),
    cookieOnly: true,
    server: false,
  },
  ({ viewer }) => personalTokensOf(viewer),
);

export const POST = route(
  {
    summary: "Makes a personal token. It is shown this once.",
    body: newTokenShape,
    answer: createdTokenShape,
    cookieOnly: true,
    server: false,
  },
  async ({ viewer, body }) =>
    Response.json(await createPersonalToken(viewer, body), { headers: { "Cache-Control": "no-store" } }),
);
