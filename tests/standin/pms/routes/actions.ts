import { type Context, Hono } from "hono";
import type { Item } from "../../catalog/types.ts";
import { count, param } from "../../http/params.ts";
import { scrobble, setProgress, unscrobble } from "../../watch/marks.ts";
import { changeSelection, changeState } from "../../watch/state.ts";
import { itemFor } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { partById } from "../parts.ts";
import { streamsOf } from "../render/media.ts";

const either = ["GET", "PUT"];

/** Changing what a person has seen, rated and chosen: each answers an empty 200 (PROTOCOL §5.2, §6.10). */
export function actionRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const act = (path: string, methods: string[], change: Change) =>
    app.on(methods, path, (c) => {
      const account = c.get("account");
      // A bare key is not enough: the identifier is required, too.
      const key = param(c, "key");
      if (!key || !param(c, "identifier")) return refuse(c, 400);
      const item = itemFor(server, account, key);
      if (!item) return refuse(c, 404);
      return change(server, account, item, c) === false ? refuse(c, 400) : done(c);
    });

  act("/:/scrobble", either, scrobble);
  act("/:/unscrobble", either, unscrobble);
  act("/:/progress", either, (pms, account, item, c) => {
    const time = count(c, "time");
    if (time === undefined) return false;
    setProgress(pms, account, item, time);
  });
  act("/:/rate", either, rate);

  app.put("/actions/removeFromContinueWatching", (c) => {
    const item = itemFor(server, c.get("account"), param(c, "ratingKey") ?? "");
    if (!item) return refuse(c, param(c, "ratingKey") === undefined ? 400 : 404);
    changeState(server, c.get("account"), item.ratingKey, { hidden: true });
    return done(c);
  });

  app.put("/library/parts/:id", (c) => {
    const part = partById(server, c.get("account"), Number(c.req.param("id")));
    if (!part) return refuse(c, 404);
    const audio = count(c, "audioStreamID");
    const subtitle = count(c, "subtitleStreamID");
    const has = (id: number, type: number) =>
      streamsOf(server, part).some((stream) => stream.id === id && stream.streamType === type);
    if (audio !== undefined && !has(audio, 2)) return refuse(c, 400);
    // 0 switches subtitles off; there is no 0 for sound.
    if (subtitle !== undefined && subtitle !== 0 && !has(subtitle, 3)) return refuse(c, 400);
    if (audio !== undefined) changeSelection(server, c.get("account"), part.id, { audio });
    if (subtitle !== undefined) changeSelection(server, c.get("account"), part.id, { subtitle });
    return done(c);
  });
  return app;
}

/** Returns false when the request makes no sense. */
type Change = (server: PlexServer, account: Account, item: Item, c: Context) => false | void;

function rate(server: PlexServer, account: Account, item: Item, c: Context): false | void {
  const rating = Number(param(c, "rating") ?? Number.NaN);
  if (rating !== -1 && !(rating >= 0 && rating <= 10)) return false;
  const given =
    rating === -1
      ? { userRating: undefined, ratedAt: undefined }
      : { userRating: rating, ratedAt: Date.now() };
  changeState(server, account, item.ratingKey, given);
}
