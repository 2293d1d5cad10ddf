import { z } from "zod";
import { route } from "@/lib/api/route";
import { revokePersonalToken } from "@/lib/auth/personal-tokens";

const id = z.string().regex(/^[\w-]{1,40}$/);

export const DELETE = route(
  {
    summary: "Revokes a personal token, with the stream tickets made with it.",
    params: z.object({ id }),
    answer: z.object({ message: z.string(), id }),
    cookieOnly: true,
    server: false,
  },
  async ({ viewer, params }) => {
    await revokePersonalToken(viewer, params.id);
    return { message: "Revoked", id: params.id };
  },
);
