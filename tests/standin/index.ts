import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { controlApp } from "./control/app.ts";
import { restoreLibrary } from "./events/library.ts";
import { notificationSocket } from "./events/websocket.ts";
import { below, upgradeBelow } from "./http/below.ts";
import { Faults } from "./http/faults.ts";
import { listenerFor, upgradeFor } from "./http/listener.ts";
import { openPort, type Port } from "./http/port.ts";
import { RequestLog } from "./http/request-log.ts";
import { makeCuts, makeMedia, makePhotos, makeSounds } from "./media/index.ts";
import { pmsApp } from "./pms/app.ts";
import { type Transcoder, transcoderFor } from "./pms/transcoder.ts";
import { warm } from "./pms/warm.ts";
import { tvApp } from "./tv/app.ts";
import { discoverApp } from "./tv/discover/app.ts";
import { createWorld, resetWorld } from "./world/create.ts";
import { accountOfToken, userOfServer } from "./world/tokens.ts";

export { serverIds, titles } from "./titles.ts";

export type StandinOptions = {
  /** plex.tv's port; 0 or nothing takes a free one. All other ports are always free ones. */
  port?: number;
  /** Where the demo films are kept; `.cache/standin` under the project by default. */
  cacheDir?: string;
  /** Adds 50,000 films and 5,000 shows with 100,000 episodes to Demo Cinema. */
  scale?: boolean;
  log?: (line: string) => void;
};

export type Standin = {
  /** Base address of plex.tv. */
  url: string;
  authUrl: string;
  discoverUrl: string;
  /** Base address of the test knobs. */
  controlUrl: string;
  /** What Marquee's environment needs to find this Plex instead of the real one. */
  env: { PLEX_TV_URL: string; PLEX_AUTH_URL: string; PLEX_DISCOVER_URL: string };
  /** Everything as right after the start; `keepSignIns` leaves the tokens valid. */
  reset(options?: { keepSignIns?: boolean }): Promise<void>;
  /** Leaves no port, no timer and no ffmpeg behind. */
  close(): Promise<void>;
};

const defaultCacheDir = resolve(import.meta.dirname, "../../.cache/standin");

/**
 * Starts plex.tv, its discover host, two Plex Media Servers and the control port, each on a loopback port of its own.
 * The first start makes the demo films, which takes up to a minute. Rejects when ffmpeg is missing or a port is taken.
 */
export async function startStandin({
  port = 0,
  cacheDir = defaultCacheDir,
  scale = false,
  log,
}: StandinOptions = {}): Promise<Standin> {
  const media = join(cacheDir, "media");
  const films = await makeMedia(media, log);
  const files = {
    ...films,
    ...(await makeCuts(media, films)),
    ...(await makeSounds(media)),
    ...(await makePhotos(media)),
  };
  const world = createWorld(files, { scale });
  if (scale) world.servers.forEach(warm);
  const requests = new RequestLog();
  const faults = new Faults();
  const ports: Port[] = [];
  const transcoders: Transcoder[] = [];

  const open = async (...about: Parameters<typeof openPort>) => {
    const opened = await openPort(...about);
    ports.push(opened);
    return opened;
  };
  // One folder per stand-in: several may run in one process, and on one cache.
  await mkdir(join(cacheDir, "transcode"), { recursive: true });
  const segments = await mkdtemp(join(cacheDir, "transcode/"));
  const close = async () => {
    await Promise.all(ports.map((each) => each.down()));
    await Promise.all(transcoders.map((transcoder) => transcoder.close()));
    await rm(segments, { recursive: true, force: true });
  };

  try {
    const watchers = { log: requests, faults };
    const tvUser = (token: string | undefined) => accountOfToken(world, token)?.username ?? null;
    const tv = await open(
      listenerFor(tvApp(world).fetch, { ...watchers, host: "tv", accountOf: tvUser }),
      port,
    );
    const discover = await open(
      listenerFor(discoverApp(world).fetch, { ...watchers, host: "discover", accountOf: tvUser }),
    );
    Object.assign(world, { tvUrl: tv.url, discoverUrl: discover.url });

    const lines = new Map<string, Port>();
    for (const server of world.servers) {
      const pms = { server, world };
      const transcoder = transcoderFor(pms, join(segments, server.id.slice(0, 8)));
      transcoders.push(transcoder);
      const accountOf = (token: string | undefined) => userOfServer(world, server, token)?.username ?? null;
      const app = pmsApp(pms, transcoder);
      const about = { ...watchers, host: server.id, accountOf };
      const socket = upgradeFor(notificationSocket(world, server), about);
      const line = await open(listenerFor(app.fetch, about), 0, socket);
      const side = await open(listenerFor(app.fetch, about));
      const proxy = await open(
        below("/plex", listenerFor(app.fetch, about), requests),
        0,
        upgradeBelow("/plex", socket),
      );
      const ports = { port: line.port, sidePort: side.port, proxyPort: proxy.port };
      Object.assign(server, { url: line.url, ...ports });
      lines.set(server.id, line).set(`${server.id}/side`, side);
    }

    const reset = async ({ keepSignIns = false } = {}) => {
      await Promise.all(transcoders.map((transcoder) => transcoder.close()));
      await Promise.all([...lines.values()].map((line) => line.up()));
      world.servers.forEach(restoreLibrary);
      resetWorld(world, { keepSignIns });
      faults.clear();
      requests.rows.length = 0;
    };
    const control = await open(
      getRequestListener(controlApp({ world, log: requests, faults, lines, reset }).fetch, {
        overrideGlobalObjects: false,
      }),
    );

    const authUrl = `${tv.url}/auth`;
    return {
      url: tv.url,
      authUrl,
      discoverUrl: discover.url,
      controlUrl: control.url,
      env: { PLEX_TV_URL: tv.url, PLEX_AUTH_URL: authUrl, PLEX_DISCOVER_URL: discover.url },
      reset,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
