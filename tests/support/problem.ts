import { expect } from "vitest";

/** Holds an answer against problem details: exactly these fields, this status and code. Hands the words back. */
export async function expectProblem(response: Response, status: number, code: string): Promise<string> {
  const body = await response.json();
  expect(body).toEqual({
    ...{ type: `urn:marquee:${code}`, status, code },
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    requestId: expect.stringMatching(/./),
  });
  expect(response.status).toBe(status);
  return body.detail;
}
