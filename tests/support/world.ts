import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Standin, startStandin } from "../standin/index.ts";
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

/**
 * Stand-ins that go from one world to the next, each as new: making one costs as much as starting Marquee. Those
 * that nobody has wait here.
 */
export class Standins {
  private readonly idle: Standin[] = [];

  take = async (): Promise<Standin> => this.idle.pop() ?? startStandin();

  /** Takes one back: accounts, tokens, libraries, faults and the log are as right after a start. */
  async giveBack(standin: Standin): Promise<void> {
    await standin.reset();
    this.idle.push(standin);
  }

  close = async (): Promise<void> => {
    for (const standin of this.idle.splice(0)) await standin.close();
  };
}

/**
 * Starts the built app with an empty data folder, against a stand-in Plex.
 *
 * @param settings environment variables of Marquee
 * @param standins where the stand-in comes from; one of its own where nothing is named
 */
export async function startWorld(settings: Record<string, string> = {}, standins?: Standins): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "marquee-test-"));
  const standin = await (standins?.take() ?? startStandin());
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
      await (standins?.giveBack(standin) ?? standin.close());
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
