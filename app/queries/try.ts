/** What a call of the API brought: the body as text, or undefined where it isn't text. */
export type Tried = {
  status: number;
  milliseconds: number;
  headers: [string, string][];
  bytes: number;
  text: string | undefined;
};

/**
 * Makes one call of the API for somebody who wants to see what comes back, whatever that is.
 *
 * @param body JSON as text
 * @throws TypeError when Marquee can't be reached
 */
export async function tryCall(method: string, address: string, body: string | undefined): Promise<Tried> {
  const started = performance.now();
  const json = body === undefined ? {} : { body, headers: { "Content-Type": "application/json" } };
  const response = await fetch(address, { method, ...json });
  const type = response.headers.get("content-type") ?? "";
  const content = await response.arrayBuffer();
  const isText = /json|text|mpegurl/.test(type);
  return {
    status: response.status,
    milliseconds: Math.round(performance.now() - started),
    headers: [...response.headers],
    bytes: content.byteLength,
    text: isText ? readable(type, new TextDecoder().decode(content)) : undefined,
  };
}

const readable = (type: string, text: string) =>
  type.includes("json") && text ? JSON.stringify(JSON.parse(text), null, 2) : text;
