import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import next from "next";
import { env, setVariable } from "./lib/env.ts";
import { frontDoor } from "./lib/front-door/index.ts";
import { leaveInOrder } from "./lib/front-door/leave.ts";
import { awaitStart } from "./lib/process/started.ts";

/*
 * Where Marquee begins: `node server.ts`, with `--dev` while working on it, `-H` to listen at one address only and `-p`
 * for another port than PORT. Every request passes the front door before Next hears of it, and none comes before all
 * is ready (docs/decisions/016).
 */
const { values } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    hostname: { type: "string", short: "H" },
    port: { type: "string", short: "p" },
  },
});
const { dev, hostname, port } = values;

// Before anything of Next and React is loaded that asks for it.
setVariable("NODE_ENV", dev ? "development" : "production");
if (port) setVariable("PORT", port);
const server = createServer();
// Only `next dev` has something to upgrade to. Without a listener, node takes an upgrade for any other request.
const app = next({ dev, hostname, httpServer: dev ? server : createServer() });
const started = awaitStart();
await app.prepare().catch(refuse);
await started;

server.on("request", frontDoor(app.getRequestHandler()));
server.on("error", refuse);
server.listen(env().PORT, hostname, () => {
  const origin = originOf(server);
  // A server action that redirects asks for the page at this origin; without it, at the Host that the caller names.
  setVariable("__NEXT_PRIVATE_ORIGIN", origin);
  process.stdout.write(`Marquee listens at ${origin}\n`);
});
leaveInOrder(server, dev ? () => app.close() : undefined);

/** Says in a sentence what is in the way, instead of a stack. */
function refuse({ message }: Error): never {
  process.stderr.write(`Marquee cannot start: ${message}\n`);
  process.exit(1);
}

/** Where this machine reaches it. */
function originOf(listening: Server): string {
  // A server that listens at a port has an address, no pipe's name.
  const { address, family, port } = listening.address() as AddressInfo;
  const host = /^(?:::|0\.0\.0\.0)$/.test(address)
    ? "localhost"
    : family === "IPv6"
      ? `[${address}]`
      : address;
  return `http://${host}:${port}`;
}
