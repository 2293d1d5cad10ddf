/** What an API route answers when it fails (RFC 9457), as much of it as the pages need. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/**
 * Asks Marquee's own API for JSON. A session that ended leads to the sign-in page.
 *
 * @param address path and query under `/api/plex/`
 * @throws ApiProblem for anything but success; code `offline` when Marquee itself can't be reached
 */
export async function api<T>(address: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/api/plex/${address}`, init).catch((cause: unknown) => {
    if (init?.signal?.aborted) throw cause;
    throw new ApiProblem(0, "offline", "Marquee cannot be reached");
  });
  if (response.ok) return response.json();
  if (response.status === 401) window.location.assign("/sign-in");
  const { code = "internal", detail = response.statusText } = await response.json().catch(() => ({}));
  throw new ApiProblem(response.status, code, detail);
}

/** The same for a write; `server` addresses the server that the page is about. */
export const post = <T>(address: string, server: string, body: object) =>
  api<T>(`${address}?${new URLSearchParams({ server })}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
