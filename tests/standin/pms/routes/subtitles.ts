import { type Context, Hono } from "hono";
import { hexOf } from "../../catalog/seeded.ts";
import type { Item, Stream } from "../../catalog/types.ts";
import { param } from "../../http/params.ts";
import { itemFor } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { libraryFields } from "../render/container.ts";
import { streamsOf } from "../render/media.ts";
import { reply, rows } from "../reply.ts";

const languages: Record<string, [code: string, name: string] | undefined> = {
  en: ["eng", "English"],
  de: ["deu", "Deutsch"],
  fr: ["fra", "Français"],
  es: ["spa", "Español"],
};
const variants = [
  { hearingImpaired: false, forced: false, score: 0.94 },
  { hearingImpaired: true, forced: false, score: 0.81 },
  { hearingImpaired: false, forced: true, score: 0.62 },
];

/** Subtitles that somebody else has: search, download, remove (PROTOCOL §6.9). */
export function subtitleRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  app.get("/library/metadata/:id/subtitles", (c) => {
    const item = itemFor(server, c.get("account"), c.req.param("id"));
    if (!item) return refuse(c, 404);
    const list = candidates(c, item);
    return list ? reply(c, { size: list.length, ...libraryFields, Stream: rows(list) }) : refuse(c, 400);
  });

  app.put("/library/metadata/:id/subtitles", (c) => {
    const item = itemFor(server, c.get("account"), c.req.param("id"));
    const part = item?.media[0]?.parts[0];
    if (!item || !part) return refuse(c, 404);
    const [, language = "", number = ""] =
      /^\/library\/metadata\/\d+\/subtitles\/ondemand\/([a-z]{2})\/(\d)\//.exec(param(c, "key") ?? "") ?? [];
    const variant = variants[Number(number)];
    const [languageCode, name] = languages[language] ?? [];
    if (!variant || !number || !languageCode) return refuse(c, 400);
    const path = anySubtitle();
    const stream: Stream = {
      id: server.lists.nextId++,
      streamType: 3,
      codec: "srt",
      index: streamsOf(server, part).length,
      language: name,
      languageCode,
      languageTag: language,
      title: titleOf(item, variant.hearingImpaired),
      forced: variant.forced,
      providerTitle: "OpenSubtitles",
      sourceKey: param(c, "key"),
      external: { path, format: "srt" },
    };
    server.lists.subtitles.set(part.id, [...(server.lists.subtitles.get(part.id) ?? []), stream]);
    return done(c);
  });

  app.delete("/library/streams/:name", (c) => {
    const [id = ""] = c.req.param("name").split(".");
    for (const [partId, streams] of server.lists.subtitles) {
      const rest = streams.filter((stream) => String(stream.id) !== id);
      if (rest.length === streams.length) continue;
      server.lists.subtitles.set(partId, rest);
      return done(c);
    }
    return refuse(c, 404);
  });

  /** Found everywhere, in every language it knows; undefined for a language it doesn't know. */
  function candidates(c: Context, item: Item) {
    const language = param(c, "language") ?? "en";
    const [languageCode, name] = languages[language] ?? [];
    if (!languageCode) return undefined;
    // 0 and 1 prefer without and with, 2 and 3 insist on it.
    const fits = (asked: string | undefined, is: boolean) =>
      asked === "2" ? is : asked === "3" ? !is : true;
    const leans = (asked: string | undefined, is: boolean) => Number((asked === "1") === is);
    const [impaired, forced] = [param(c, "hearingImpaired"), param(c, "forced")];
    const worth = (each: (typeof variants)[number]) =>
      leans(impaired, each.hearingImpaired) + leans(forced, each.forced);
    return variants
      .map((each, at) => ({ ...each, at }))
      .filter((each) => fits(impaired, each.hearingImpaired) && fits(forced, each.forced))
      .toSorted((a, b) => worth(b) - worth(a) || b.score - a.score)
      .map(({ at, score, hearingImpaired, forced: isForced }) => ({
        id: 900_000 + at,
        key: `/library/metadata/${item.ratingKey}/subtitles/ondemand/${language}/${at}/${hexOf(`${item.guid}${language}${at}`, 12)}`,
        codec: "srt",
        format: "srt",
        streamType: 3,
        language: name,
        languageCode,
        languageTag: language,
        hearingImpaired: hearingImpaired || undefined,
        forced: isForced || undefined,
        title: titleOf(item, hearingImpaired),
        displayTitle: `${name} (SRT External)`,
        extendedDisplayTitle: `${titleOf(item, hearingImpaired)} (${name} SRT External)`,
        providerTitle: "OpenSubtitles",
        score,
        sourceKey: `opensubtitles://${hexOf(`${item.guid}${at}`, 8)}`,
        userID: c.get("account").id,
      }));
  }

  /** Whatever is downloaded, its lines are those of the one subtitle file there is. */
  function anySubtitle(): string {
    for (const item of server.catalogue.items.values())
      for (const media of item.media)
        for (const part of media.parts)
          for (const stream of part.streams)
            if (stream.streamType === 3 && stream.external) return stream.external.path;
    throw new Error("no film has subtitles beside it");
  }
  return app;
}

function titleOf(item: Item, hearingImpaired: boolean): string {
  return `${item.slug ?? item.title}.${item.year ?? "web"}${hearingImpaired ? ".sdh" : ""}`;
}
