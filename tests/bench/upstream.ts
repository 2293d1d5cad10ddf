import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serverIds } from "../standin/index.ts";
import { hasNginx, startNginx } from "./nginx.ts";

/** A media server that has one sparse file of 2 GiB, and nginx as a proxy before it where there is one. */
export type Upstream = {
  url: string;
  kind: "nginx" | "node";
  proxy: { url: string; pid: number } | null;
  close(): Promise<void>;
};

export const FILE_BYTES = 2 * 1024 ** 3;
/** What Marquee's proxy lets through; the same file whatever the numbers. */
export const FILE_PATH = "/library/parts/1/1/file.mp4";

const identity = JSON.stringify({
  MediaContainer: { size: 0, machineIdentifier: serverIds.attic, version: "1.43.0", claimed: true },
});

/** Starts both, the server on `port`. The file answers only to who sends some token, as a media server would. */
export async function startUpstream(folder: string, port: number): Promise<Upstream> {
  const file = join(folder, "big.mp4");
  const handle = await open(file, "w");
  await handle.truncate(FILE_BYTES);
  await handle.close();
  if (!hasNginx()) return startNode(file, port);
  const serving = await startNginx(
    join(folder, "upstream"),
    `default_type video/mp4;
    location = /identity { default_type application/json; return 200 '${identity}'; }
    location ^~ /library/parts/ {
      if ($http_x_plex_token = "") { return 401; }
      root ${folder}; try_files /big.mp4 =404;
    }
    location / { return 404; }`,
    { port },
  );
  const proxy = await startNginx(
    join(folder, "proxy"),
    `location / { proxy_pass http://media; proxy_http_version 1.1; proxy_set_header Connection ""; }`,
    { around: `upstream media { server ${new URL(serving.url).host}; keepalive 64; }` },
  );
  return {
    url: serving.url,
    kind: "nginx",
    proxy,
    close: async () => {
      await proxy.close();
      await serving.close();
    },
  };
}

async function startNode(file: string, port: number): Promise<Upstream> {
  const script = fileURLToPath(new URL("./file-server.ts", import.meta.url));
  const child = spawn(process.execPath, [script, file, identity, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return {
    url: `http://127.0.0.1:${port}`,
    kind: "node",
    proxy: null,
    close: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}
