import type { ServerResponse } from "node:http";
import { current } from "./underway.ts";

/** Sets a header of the answer, whether it will be a success or a failure. */
export function answerHeader(name: string, value: string): void {
  const response = current()?.response;
  if (response && !response.headersSent) response.setHeader(name, value);
}

/**
 * Answers a request by node's own response instead of through Next. Next carries a `Response`'s body through three
 * web streams and sends the head apart, which costs more CPU than all that Marquee does for a small answer, and
 * twice what carrying a film costs (docs/decisions/005). It also drops the length that a handler gives, and hands
 * on headers as lists, in which its compression doesn't see a type.
 *
 * The `Response` has no body, so Next puts its status on node's response and ends that, with nothing more to say:
 * headers and body are written then. When a request is answered twice, since something failed after the first
 * time, the second answer counts.
 *
 * @param write writes the body and has to end node's response
 * @returns what the handler has to return
 * @throws Error where no request is under way
 */
export function answerWith(
  status: number,
  headers: Headers,
  write: (response: ServerResponse) => void,
): Response {
  const here = current();
  if (!here) throw new Error("There is no request to answer");
  const { response } = here;
  if (!here.write) {
    const { end } = response;
    response.end = (...said: unknown[]) => {
      response.end = end;
      // Next has an answer of its own where a handler broke after it answered.
      if (said.length > 0) Reflect.apply(end, response, said);
      else here.write?.();
      return response;
    };
  }
  here.write = () => {
    for (const [name, value] of headers) response.setHeader(name, value);
    write(response);
  };
  return new Response(null, { status, headers });
}
