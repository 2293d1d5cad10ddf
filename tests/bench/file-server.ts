import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";

/*
 * A media server with one big file, where there is no nginx: `node file-server.ts FILE IDENTITY PORT`, prints
 * a line when it listens. IDENTITY is the body of /identity.
 */
const [file = "", identity = "", port] = process.argv.slice(2);
const { size } = await stat(file);
const server = http.createServer((request, response) => {
  if (request.url === "/identity") {
    response.setHeader("Content-Type", "application/json");
    response.end(identity);
  } else if (!request.headers["x-plex-token"]) response.writeHead(401).end();
  else if (!request.url?.startsWith("/library/parts/")) response.writeHead(404).end();
  else {
    const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    const [start, end] = [Number(from), Math.min(Number(to || size), size - 1)];
    response.writeHead(206, {
      "Content-Type": "video/mp4",
      "Content-Length": end - start + 1,
      "Content-Range": `bytes ${start}-${end}/${size}`,
    });
    const bytes = createReadStream(file, { start, end, highWaterMark: 1024 * 1024 });
    bytes.pipe(response);
    response.on("close", () => bytes.destroy());
  }
});
server.listen(Number(port), "127.0.0.1", () => process.stdout.write("listening\n"));
