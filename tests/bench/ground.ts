import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverIds, startStandin } from "../standin/index.ts";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { Control } from "../support/control.ts";
import { signIn } from "../support/sign-in.ts";
import { type Load, startLoad } from "./load/index.ts";
import { startUpstream, type Upstream } from "./upstream.ts";

/** Everything that is measured, and who calls it. */
export type Ground = {
  url: string;
  pid: number;
  control: Control;
  upstream: Upstream;
  load: Load;
  signIn(account: string): Promise<Client>;
  close(): Promise<void>;
};

/** Starts the stand-in, a media server with a big file in place of Demo Attic, the built app, and the load. */
export async function prepareGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), "marquee-bench-"));
  const standin = await startStandin();
  const control = new Control(standin.controlUrl);
  const servers: { id: string; url: string }[] = await (await fetch(`${standin.controlUrl}/servers`)).json();
  const attic = servers.find((one) => one.id === serverIds.attic)?.url ?? "";
  // Plex goes on naming that address; only who answers there is another one.
  await control.down(serverIds.attic);
  const upstream = await startUpstream(folder, Number(new URL(attic).port));
  const app = await startApp({
    ...standin.env,
    MARQUEE_DATA_DIR: join(folder, "data"),
    // A hundred people from one address, a hundred streams of one person: nothing to be slowed down here.
    LIMIT_SIGN_INS: "0",
    LIMIT_STREAMS: "0",
  });
  const load = startLoad();
  return {
    url: app.url,
    pid: app.pid ?? 0,
    control,
    upstream,
    load,
    signIn: (account) => signIn(app.url, control, account),
    close: async () => {
      load.close();
      await app.close();
      await upstream.close();
      await standin.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
