import type { z } from "zod";
import type { Plex, Question } from "../plex";
import type { Reply } from "../wire/exchange";
import { readJson, unwrap, zippedJson } from "../wire/json";
import { refuseErrors, refusePages } from "../wire/status";
import { noteNamedPictures } from "./named-pictures";
import { reach } from "./reach";

/**
 * Asks a media server for JSON and reads the inside of its `MediaContainer` with `schema`.
 *
 * @throws PlexError by Plex's status, `bad_reply` when the body is not what the schema wants
 */
export async function ask<S extends z.ZodType>(plex: Plex, question: Question, schema: S) {
  const headers = { ...zippedJson, ...question.headers };
  const json = await reach(plex, { ...question, headers }, async (reply) =>
    readJson(await refuseErrors(reply, question)),
  );
  const answer = unwrap(schema, json);
  noteNamedPictures(plex, answer);
  return answer;
}

/**
 * Tells a media server something, once; its answer is empty or of no interest.
 *
 * @throws PlexError `bad_reply` when a page comes back
 */
export async function tell(plex: Plex, question: Question): Promise<void> {
  await refusePages(await exchange(plex, { ...question, isWrite: true }));
}

/**
 * Asks a media server and returns the answer once its headers are there; the body is not read yet.
 *
 * @throws PlexError also for a status of 400 and above
 */
export const exchange = (plex: Plex, question: Question): Promise<Reply> =>
  reach(plex, question, (reply) => refuseErrors(reply, question));
