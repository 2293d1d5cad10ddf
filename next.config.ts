import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// Marquee calls nobody but Plex, and neither does its build. Next has no other switch than this variable.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Pages, JSON and scripts; what `lib/api/relay.ts` carries says no-transform (docs/decisions/016).
  compress: true,
  // Next never evicts what unstable_cache writes to disk: keep it in memory, where it is bounded.
  cacheMaxMemorySize: 64 * 1024 * 1024,
  experimental: { isrFlushToDisk: false },
  serverExternalPackages: ["better-sqlite3", "pino", "undici"],
  // `npm run types` has checked them, tests included, in a third of the time.
  typescript: { ignoreBuildErrors: true },
  // `next dev` refuses to hydrate on 127.0.0.1 otherwise.
  allowedDevOrigins: ["127.0.0.1"],
};

export default createNextIntlPlugin("./lib/words/request.ts")(config);
