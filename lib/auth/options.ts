import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSession } from "@/db/queries";
import { log } from "@/lib/log/log";
import { completeSignIn } from "./complete";
import { cookieName, cookieOptions, SESSION_SECONDS, sessionSecret } from "./cookies";
import { endSession } from "./end";
import { claimsIn } from "./token";

/**
 * next-auth's options for a request. It holds the session cookie and its CSRF check; what a sign-in is,
 * stands in `completeSignIn`, and whether a session still exists, in the database.
 */
export const authOptions = (secure: boolean): NextAuthOptions => ({
  secret: sessionSecret(),
  useSecureCookies: secure,
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/" },
  cookies: {
    sessionToken: { name: cookieName("session", secure), options: cookieOptions(secure) },
    csrfToken: { name: cookieName("csrf", secure), options: cookieOptions(secure) },
    callbackUrl: { name: cookieName("callback", secure), options: cookieOptions(secure) },
  },
  providers: [
    Credentials({
      id: "plex",
      name: "Plex",
      credentials: { state: {}, last: {} },
      authorize: (fields) => completeSignIn(fields?.state, fields?.last === "true"),
    }),
  ],
  callbacks: {
    // `user` is what `authorize` returned, at sign-in only; later the token comes back from the cookie.
    async jwt({ token, user }) {
      if (user && "sid" in user) return { sid: user.sid, userId: user.id };
      const claims = claimsIn(token);
      if (!claims || !(await findSession(claims.sid))) throw new Error("Signed out");
      return claims;
    },
    async session({ session: { expires }, token }) {
      const session = await findSession(claimsIn(token)?.sid ?? "");
      return { expires, user: { name: session?.title } };
    },
    redirect: ({ url, baseUrl }) =>
      typeof url === "string" && URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl
        ? new URL(url, baseUrl).href
        : baseUrl,
  },
  events: {
    async signOut({ token }) {
      const claims = claimsIn(token);
      if (claims) await endSession(claims.sid);
    },
  },
  logger: {
    // A cookie that is foreign, old or revoked is no fault of ours.
    error: (code, metadata) =>
      code === "JWT_SESSION_ERROR" || code === "SIGNOUT_ERROR"
        ? log.debug({ code }, "A session cookie was refused")
        : log.error({ code, err: metadata }, "next-auth failed"),
    warn: (code) => log.warn({ code }, "next-auth warns"),
    debug: (code) => log.debug({ code }, "next-auth"),
  },
});
