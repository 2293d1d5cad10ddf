import { parseArgs } from "node:util";
import { ensureFfmpeg } from "./ffmpeg.ts";
import { startStandin } from "./index.ts";
import { usage } from "./usage.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "32500" }, scale: { type: "boolean", default: false } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port takes a number from 0 to 65535, not ${values.port}`);
  process.exit(1);
}

ensureFfmpeg();
const standin = await startStandin({ port, scale: values.scale, log: (line) => console.log(line) });

console.log("The stand-in Plex is up. Settings for Marquee:\n");
for (const [name, value] of Object.entries(standin.env)) console.log(`${name}=${value}`);
console.log(`\n${(await usage(standin)).join("\n")}`);
console.log("\nAccounts: Demo Owner, Demo Friend");
console.log(`Test knobs: ${standin.controlUrl} (see tests/standin/README.md)\nCtrl-C ends it.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void standin.close());
