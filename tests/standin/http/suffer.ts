import type { IncomingMessage, ServerResponse } from "node:http";
import { cutAfter, slowDown } from "./body-limits.ts";
import type { Fault } from "./faults.ts";
import { refusal } from "./refusals.ts";

/** Does what the fault says; resolves to true when it gave the answer itself or the caller has gone. */
export async function suffer(
  host: string,
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const ms = (fault.delayMs ?? 0) + Math.random() * (fault.jitterMs ?? 0);
  if (ms > 0) await pause(ms, request);
  if (response.destroyed) return true;
  if (fault.reset) {
    request.socket.resetAndDestroy();
    return true;
  }
  if (fault.cutAfterBytes !== undefined) cutAfter(response, fault.cutAfterBytes);
  if (fault.bytesPerSecond !== undefined) slowDown(response, fault.bytesPerSecond);
  if (fault.status !== undefined) {
    const usual = refusal(host, fault.status);
    answer(response, fault.status, {
      body: fault.body ?? usual.body,
      headers: {
        "Content-Type": fault.contentType ?? (fault.body === undefined ? usual.type : "text/html"),
        ...usual.headers,
        ...fault.headers,
      },
    });
    return true;
  }
  if (fault.bitrateCap !== undefined) {
    answer(response, 200, tooMuch(fault));
    return true;
  }
  return false;
}

type Answer = { body: string; headers: Record<string, string> };

function answer(response: ServerResponse, status: number, { body, headers }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "Content-Length": bytes.length, ...headers });
  response.end(bytes);
}

/** A refusal inside a 200, as limits of a server or a user are told (PROTOCOL §6.6). */
function tooMuch({
  code = 2001,
  text = "Not enough bandwidth for any playback of this item.",
}: Fault): Answer {
  const decisions = {
    generalDecisionCode: code,
    generalDecisionText: text,
    directPlayDecisionCode: 3000,
    directPlayDecisionText: "App cannot direct play this item. Direct play is disabled.",
    transcodeDecisionCode: code,
    transcodeDecisionText: text,
  };
  const container = { size: 0, allowSync: "1", identifier: "com.plexapp.plugins.library", ...decisions };
  return {
    body: JSON.stringify({ MediaContainer: container }),
    headers: { "Content-Type": "application/json", "X-Plex-Protocol": "1.0", "Cache-Control": "no-cache" },
  };
}

/** Resolves after that time, or as soon as the connection closes, so that no timer outlives its request. */
function pause(ms: number, request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      request.socket.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    request.socket.once("close", done);
  });
}
