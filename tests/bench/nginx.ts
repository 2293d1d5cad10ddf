import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";

const program = "/usr/sbin/nginx";

export const hasNginx = (): boolean => existsSync(program);

type Nginx = { url: string; pid: number; close(): Promise<void> };

/**
 * Starts an nginx of one process on a loopback port, a free one unless told, with Debian's defaults for everything that
 * `server` (directives of a server block) doesn't name.
 *
 * @param folder holds its files; made when missing
 * @param around directives that stand beside the server block
 */
export async function startNginx(
  folder: string,
  server: string,
  { around = "", port = 0 }: { around?: string; port?: number },
): Promise<Nginx> {
  await mkdir(folder, { recursive: true });
  port ||= await freePort();
  const config = join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join("\n");
  await writeFile(
    config,
    `daemon off; master_process off; pid ${join(folder, "nginx.pid")};
    error_log ${join(folder, "error.log")};
    events { worker_connections 768; }
    http {
      sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000;
      ${temporary}
      ${around}
      server { listen 127.0.0.1:${port}; ${server} }
    }`,
  );
  const child = spawn(program, ["-c", config, "-e", join(folder, "error.log")], { stdio: "ignore" });
  const ended = once(child, "exit");
  await answering(port, child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function answering(port: number, child: { exitCode: number | null }): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    const socket = net.connect(port, "127.0.0.1");
    const [event] = await Promise.race([
      once(socket, "connect").then(() => ["connect"]),
      new Promise<string[]>((resolve) => socket.once("error", () => resolve(["error"]))),
    ]);
    socket.destroy();
    if (event === "connect") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
