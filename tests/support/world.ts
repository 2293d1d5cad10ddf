import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStandin } from "../standin/index.ts";
import { type App, startApp } from "./app.ts";
import type { Client } from "./client.ts";
import { Control } from "./control.ts";
import { signIn } from "./sign-in.ts";

/** A Plex and a Marquee of their own, for one file of tests. */
export type World = {
  /** Marquee's address. */
  url: string;
  app: App;
  control: Control;
  dataDir: string;
  signIn(account: string): Promise<Client>;
  /** Ends Marquee and starts it again on the same data. */
  restart(settings?: Record<string, string>): Promise<void>;
  /** Kills Marquee as a power cut would, in the middle of whatever it does, and starts it again on the same data. */
  crash(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a stand-in Plex and the built app against it, with an empty data folder. */
export async function startWorld(settings: Record<string, string> = {}): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "marquee-test-"));
  const standin = await startStandin();
  const control = new Control(standin.controlUrl);
  const start = (more: Record<string, string>) =>
    startApp({ ...standin.env, MARQUEE_DATA_DIR: dataDir, ...settings, ...more });
  let app = await start({});
  return {
    get url() {
      return app.url;
    },
    get app() {
      return app;
    },
    control,
    dataDir,
    signIn: (account) => signIn(app.url, control, account),
    restart: async (more = {}) => {
      await app.close();
      app = await start(more);
    },
    crash: async () => {
      await app.kill();
      app = await start({});
    },
    close: async () => {
      await app.close();
      await standin.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
