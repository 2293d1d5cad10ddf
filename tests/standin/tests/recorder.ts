import { type Standin, titles } from "../index.ts";
import { ask, type Json, listOf, resourcesOf, signIn, Visitor } from "./visitor.ts";

const { sections, show, directPlay, externalSubtitle, hevc, inProgress } = titles;
const burnt = { subtitles: "burn", videoResolution: "720x480" };
const music = { protocol: "http", musicBitrate: "96" };

type Kind = "video" | "music";
type Changes = Record<string, string>;

/** The owner of the stand-in's first server, who asks again what was asked of real servers. */
export class Recorder {
  private readonly standin: Standin;
  private readonly account: string;
  private readonly owner: Visitor;
  private sessions = 0;

  private constructor(standin: Standin, account: string, owner: Visitor) {
    this.standin = standin;
    this.account = account;
    this.owner = owner;
  }

  static async on(standin: Standin): Promise<Recorder> {
    const account = await signIn(standin, "demo-owner");
    return new Recorder(standin, account, await Visitor.on(standin, "demo-owner"));
  }

  get(path: string): Promise<unknown> {
    return answer(this.owner.ask(path));
  }

  /** What a server says of one item with everything a player asks for. */
  item(ratingKey: string): Promise<unknown> {
    return this.get(`/library/metadata/${ratingKey}?includeMarkers=1&includeChapters=1&includeExtras=1`);
  }

  /** The children of the first or last item of a list. */
  async childrenOf(list: string, at: 0 | -1 = 0): Promise<unknown> {
    return this.get(`/library/metadata/${await this.key(list, at)}/children`);
  }

  async key(list: string, at: 0 | -1 = 0): Promise<string> {
    return String((await this.owner.rows(list)).at(at)?.ratingKey);
  }

  user(): Promise<unknown> {
    return answer(ask(`${this.standin.url}/api/v2/user`, { token: this.account }));
  }

  resources(): Promise<unknown> {
    return resourcesOf(this.standin, this.account);
  }

  async pin(linked: boolean): Promise<unknown> {
    const made = ask(`${this.standin.url}/api/v2/pins?strong=true`, { method: "POST" });
    if (!linked) return answer(made);
    const { body: pin } = await made;
    const body = JSON.stringify({ code: pin.code, account: "demo-owner" });
    await fetch(`${this.standin.controlUrl}/pins/approve`, { method: "POST", body });
    return answer(ask(`${this.standin.url}/api/v2/pins/${String(pin.id)}`));
  }

  progress(): Promise<unknown> {
    return answer(this.owner.report("12", 75_000, 608_000, "captured"));
  }

  async playlist(): Promise<unknown> {
    const { machineIdentifier } = await this.owner.container("/identity");
    const uri = `server://${String(machineIdentifier)}/com.plexapp.plugins.library/library/metadata/1,9`;
    const path = `/playlists?type=video&title=Two&smart=0&uri=${encodeURIComponent(uri)}`;
    const { body } = await this.owner.ask(path, { method: "POST" });
    const [made] = listOf((body.MediaContainer as Json | undefined)?.Metadata);
    return this.get(`/playlists/${String(made?.ratingKey)}`);
  }

  async decision(kind: Kind, ratingKey: string, changes: Changes): Promise<unknown> {
    return this.get(`${kindPath(kind)}/decision?${this.question(ratingKey, changes)}`);
  }

  /** What the server tells of its transcodes while one runs. */
  async transcoding(kind: Kind, ratingKey: string, changes: Changes): Promise<unknown> {
    const question = this.question(ratingKey, changes);
    const room = kindPath(kind);
    await this.get(`${room}/decision?${question}`);
    const headers = { "X-Plex-Token": this.owner.token, "X-Plex-Client-Identifier": "visitor" };
    const leave = new AbortController();
    const start = kind === "music" ? "start.mp3" : "start.m3u8";
    await fetch(`${this.owner.base}${room}/${start}?${question}`, { headers, signal: leave.signal });
    const told = await this.get("/transcode/sessions");
    leave.abort();
    await this.owner.ask(`${room}/stop?${question}`);
    return told;
  }

  private question(ratingKey: string, changes: Changes): URLSearchParams {
    return new URLSearchParams({
      ...{ path: `/library/metadata/${ratingKey}`, mediaIndex: "0", partIndex: "0", protocol: "hls" },
      ...{ directPlay: "0", directStream: "1", directStreamAudio: "1", session: `c${this.sessions++}` },
      ...{ "X-Plex-Platform": "Chrome", ...changes },
    });
  }
}

const kindPath = (kind: Kind) => `/${kind}/:/transcode/universal`;

async function answer(reply: Promise<{ status: number; text: string }>): Promise<unknown> {
  const { status, text } = await reply;
  if (status >= 300) throw new Error(`${status} ${text.slice(0, 200)}`);
  return JSON.parse(text);
}

const library =
  (id: string, more = "") =>
  (recorder: Recorder) =>
    recorder.get(`/library/sections/${id}/all?${more}`);
const SONGS = "/library/sections/5/all?type=10";
const children = `/library/metadata/${show.ratingKey}/children`;

/** The stand-in's answer to the request whose answer was recorded. */
export const served: Record<string, (recorder: Recorder) => Promise<unknown>> = {
  "server/media/movie_library.json": library(sections.movies, "includeMeta=1"),
  "server/media/tv_library.json": library(sections.shows),
  "server/media/tv_seasons.json": (recorder) => recorder.get(children),
  "server/media/tv_episodes.json": (recorder) => recorder.childrenOf(children, -1),
  "server/media/music_library.json": library("5"),
  "server/media/music_albums.json": (recorder) => recorder.childrenOf("/library/sections/5/all?type=8"),
  "server/media/music_search_skrillex_albums.json": library("5", "type=9"),
  "server/media/music_tracks.json": (recorder) => recorder.childrenOf("/library/sections/5/all?type=9"),
  "server/media/photo_library.json": library("6"),
  "server/media/photo_album.json": (recorder) => recorder.childrenOf("/library/sections/6/all"),
  "server/media/metadata_108.json": (recorder) => recorder.item(directPlay.ratingKey),
  "server/media/metadata_161.json": async (recorder) =>
    recorder.item(await recorder.key(`/library/sections/${sections.movies}/collections`)),
  "server/media/metadata_168.json": (recorder) => recorder.playlist(),
  "server/media/providers_free.json": (recorder) => recorder.get("/media/providers"),
  "server/media/providers_plexpass.json": (recorder) => recorder.get("/media/providers"),
  "server/media/providers_unclaimed.json": (recorder) => recorder.get("/media/providers"),
  "timeline/metadata_182_1.json": (recorder) => recorder.item(inProgress.ratingKey),
  "timeline/timeline.json": (recorder) => recorder.progress(),
  "transcode/metadata_1036.json": (recorder) => recorder.item(externalSubtitle.ratingKey),
  "transcode/metadata_13194.json": (recorder) => recorder.item(directPlay.ratingKey),
  "transcode/metadata_159637.json": (recorder) => recorder.item(hevc.ratingKey),
  "transcode/metadata_157786.json": async (recorder) => recorder.item(await recorder.key(SONGS)),
  "transcode/decision_13194.json": (recorder) =>
    recorder.decision("video", directPlay.ratingKey, { directPlay: "1" }),
  "transcode/video_offline_refused.json": (recorder) =>
    recorder.decision("video", externalSubtitle.ratingKey, { directPlay: "1" }),
  "transcode/video_hls_vp9_pcm.json": (recorder) => recorder.decision("video", hevc.ratingKey, burnt),
  "transcode/video_dash_h264_mp3.json": (recorder) => recorder.decision("video", hevc.ratingKey, burnt),
  "transcode/video_dash_h265_aac.json": (recorder) => recorder.decision("video", hevc.ratingKey, burnt),
  "transcode/video_offline_h264_mp3.json": (recorder) => recorder.decision("video", hevc.ratingKey, burnt),
  "transcode/music_mp3.json": async (recorder) =>
    recorder.decision("music", await recorder.key(SONGS), music),
  "transcode/empty_sessions.json": (recorder) => recorder.get("/transcode/sessions"),
  "transcode/video_sessions.json": (recorder) => recorder.transcoding("video", hevc.ratingKey, burnt),
  "transcode/music_sessions.json": async (recorder) =>
    recorder.transcoding("music", await recorder.key(SONGS), music),
  "myplex/api/v2/pins_new.json": (recorder) => recorder.pin(false),
  "myplex/api/v2/pins_linked.json": (recorder) => recorder.pin(true),
  "myplex/api/v2/resources.json": (recorder) => recorder.resources(),
  "myplex/api/v2/user/user_info_free.json": (recorder) => recorder.user(),
  "myplex/api/v2/user/user_info_free_guest.json": (recorder) => recorder.user(),
  "myplex/api/v2/user/user_info_plexpass.json": (recorder) => recorder.user(),
  "myplex/api/v2/user/user_info_plexpass_guest.json": (recorder) => recorder.user(),
};

const SHARING = "sharing between accounts; nothing here shares";
const CLOUD = "a provider in Plex's cloud, which is neither plex.tv's account API nor a server";
/** Recorded answers that the stand-in has no like of, and why. */
export const unserved: Record<string, string> = {
  "metadata/index.json": CLOUD,
  "music/index.json": CLOUD,
  "myplex/media/providers.json": CLOUD,
  "myplex/api/claim/token.json": "claiming a new server; ours are owned from the start",
  "myplex/api/v2/companions.json": "remote control of loudspeakers",
  "myplex/api/v2/friends/accept.json": SHARING,
  "myplex/api/v2/friends/invite_create.json": SHARING,
  "myplex/api/v2/friends_accepted_four_restricted.json": SHARING,
  "myplex/api/v2/friends_accepted_mixed.json": SHARING,
  "myplex/api/v2/friends_accepted_one_external.json": SHARING,
  "myplex/api/v2/friends_accepted_one_restricted.json": SHARING,
  "myplex/api/v2/friends_empty.json": SHARING,
  "myplex/api/v2/friends_pending_received_one_external.json": SHARING,
  "myplex/api/v2/servers/machine_id.json": SHARING,
  "myplex/api/v2/shared_server_create.json": SHARING,
  "myplex/api/v2/user/privacy.json": "what Plex may count; outside PROTOCOL",
  "myplex/api/v2/user/webhooks_none.json": "webhooks; outside PROTOCOL",
  "myplex/api/v2/user/webhooks_two.json": "webhooks; outside PROTOCOL",
};
