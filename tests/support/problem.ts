import { expect } from "vitest";

/**
 * Holds an answer against problem details: exactly these fields, this status and, where one is named, this
 * code. Hands the words back; a HEAD has none.
 */
export async function expectProblem(response: Response, status: number, code?: string): Promise<string> {
  const body = response.body ? await response.json() : undefined;
  expect([response.status, body?.detail]).toEqual([status, body?.detail]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  if (!response.body) return "";
  expect(body).toEqual({
    ...{ type: `urn:marquee:${body.code}`, status, code: code ?? expect.stringMatching(/./) },
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    requestId: expect.stringMatching(/./),
  });
  return body.detail;
}
