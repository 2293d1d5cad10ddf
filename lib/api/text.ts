import { answerWith } from "@/lib/request/answer";

/** Answers with a text that is there as a whole. Its length tells the compression what isn't worth it. */
export function answerText(status: number, text: Buffer, headers: Record<string, string>): Response {
  const all = new Headers({ ...headers, "Content-Length": String(text.length) });
  return answerWith(status, all, (response) => response.end(text));
}
