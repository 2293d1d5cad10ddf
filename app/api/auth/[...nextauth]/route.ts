import { problem } from "@/lib/api/errors";
import { handleAuth } from "@/lib/auth/handler";

const handler: typeof handleAuth = (request, context) => handleAuth(request, context).catch(problem);

/** next-auth: `csrf`, `session`, `callback/plex`, `signout`. */
export { handler as GET, handler as POST };
