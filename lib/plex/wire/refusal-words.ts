import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { Reply } from "./exchange";
import { readBeginning } from "./read-body";

const words = z.string().optional().catch(undefined);

/** What Plex says about whether, and how, it plays something (PROTOCOL §6.6). */
const verdict = z.looseObject({
  generalDecisionCode: z.number().optional().catch(undefined),
  generalDecisionText: words,
  mdeDecisionText: words,
  transcodeDecisionText: words,
  terminationText: words,
});

type Verdict = z.output<typeof verdict>;

/** What a body may hold: a verdict of the server, or errors in plex.tv's form. */
const refusal = z.looseObject({
  MediaContainer: verdict.catch({}),
  errors: z.array(z.looseObject({ message: words }).catch({ message: undefined })).catch([]),
});

/** "Neither direct play nor conversion": why is said by the other texts. */
const NO_WAY = 2000;
const MOST_BYTES = 8_192;
const MOST_LETTERS = 300;

/** Plex's own sentence for a refusal inside a 200, the most telling one that it gave. */
export function refusalText(verdict: Verdict): string | undefined {
  const { terminationText, generalDecisionCode, generalDecisionText: general } = verdict;
  const reason = verdict.transcodeDecisionText ?? verdict.mdeDecisionText;
  const text = (generalDecisionCode === NO_WAY ? reason : general) ?? general ?? reason;
  return terminationText ?? text;
}

/**
 * Plex's own sentence in the body of an error, if there is one: the `status` of its XML, a text of its JSON, or
 * what its HTML says beyond the bare status. The body is read as far as that takes.
 */
export async function refusalIn(reply: Reply): Promise<string | undefined> {
  const isEnough = (so: Buffer) => so.length >= MOST_BYTES;
  const body = await readBeginning(reply, isEnough).catch(() => Buffer.alloc(0));
  const text = body.subarray(0, MOST_BYTES).toString("utf8").trim();
  const sentence = (text.startsWith("{") ? ofJson(text) : (ofXml(text) ?? ofHtml(text, reply.status)))
    ?.replace(/\s+/g, " ")
    .trim();
  return sentence && isForPeople(sentence) ? sentence : undefined;
}

/** Neither an address, nor anything that may be a token, nor a whole page. */
const isForPeople = (sentence: string) =>
  sentence.length <= MOST_LETTERS && !/:\/\/|token|[\w-]{20,}|\d+\.\d+\.\d+\.\d+/i.test(sentence);

function ofJson(text: string): string | undefined {
  try {
    const { MediaContainer, errors } = refusal.parse(JSON.parse(text));
    return refusalText(MediaContainer) ?? errors[0]?.message;
  } catch {
    return undefined;
  }
}

const ofXml = (text: string) => {
  const status = /<Response\b[^>]*\sstatus="([^"]*)"/.exec(text)?.[1];
  return status && unescaped(status);
};

function ofHtml(text: string, status: number): string | undefined {
  const plain = text.replace(/<(title|script|style)\b[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
  const bare = new RegExp(`^\\s*${status}\\b\\s*(?:${STATUS_CODES[status] ?? ""})?`, "i");
  return unescaped(plain).replace(bare, "").trim() || undefined;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };
const unescaped = (text: string) => text.replace(/&([a-z]+|#39);/g, (all, name) => entities[name] ?? all);
