import { STATUS_CODES } from "node:http";

type Refusal = { body: string; type: string; headers: Record<string, string> };

/** What a host answers to that status by itself: JSON on plex.tv and discover, HTML on a server (PROTOCOL §9.1, §9.2). */
export function refusal(host: string, status: number): Refusal {
  const title = status === 429 ? "Too Many Requests" : (STATUS_CODES[status] ?? "Error");
  if (host === "tv") {
    const errors = [{ code: status, message: title, status }];
    return { body: JSON.stringify({ errors }), type: "application/json", headers: {} };
  }
  if (host === "discover") {
    const error = { message: title, statusCode: status };
    return { body: JSON.stringify({ Error: error }), type: "application/json", headers: {} };
  }
  return {
    body: `<html><head><title>${title}</title></head><body><h1>${status} ${title}</h1></body></html>`,
    type: "text/html",
    headers: { "X-Plex-Protocol": "1.0", "Cache-Control": "no-cache" },
  };
}

/** What every path of a server answers while it starts (PROTOCOL §9.3). */
export const startingUp = {
  status: 503,
  contentType: "text/xml;charset=utf-8",
  body: `<?xml version="1.0" encoding="UTF-8"?>
<Response code="503" title="Maintenance" status="Plex Media Server is currently running startup maintenance tasks."/>
`,
};
