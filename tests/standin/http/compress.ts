import { gzipSync } from "node:zlib";

/**
 * JSON and XML are compressed for whoever asks for it; media, pictures and events never are (PROTOCOL §9.4). Faults come
 * after it: what they cut off or slow down is what goes over the wire.
 */
export async function compressed(accepted: string | null, response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  const text = /^(application\/json|(text|application)\/xml)/.test(type);
  if (!response.body || !text || !/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted ?? ""))
    return response;
  const bytes = gzipSync(new Uint8Array(await response.arrayBuffer()));
  const headers = new Headers(response.headers);
  headers.set("Content-Encoding", "gzip");
  headers.set("Content-Length", String(bytes.length));
  headers.append("Vary", "Accept-Encoding");
  return new Response(new Uint8Array(bytes), { status: response.status, headers });
}
