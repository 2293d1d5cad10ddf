import { problem } from "@/lib/api/errors";
import { beginSignIn } from "@/lib/auth/begin";

/** Starts a sign-in and leads to Plex's page, or answers `{ url }` of it to who accepts JSON. */
export const POST = (request: Request): Promise<Response> => beginSignIn(request).catch(problem);
