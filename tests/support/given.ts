import type { Client } from "./client.ts";

/** What a call of the table may name in braces; all of it is Demo Owner's. */
export type Given = Record<
  | "guid"
  | "person"
  | "part"
  | "file"
  | "subtitle"
  | "collection"
  | "playlist"
  | "entry"
  | "other"
  | "doomed"
  | "queue"
  | "hidden"
  | "hiddenPart"
  | "hiddenFile"
  | "ticket"
  | "token"
  | "otherToken"
  | "wanted",
  string
>;

type Item = {
  ratingKey: string;
  guid: string;
  Role: { id: string }[];
  Media: { Part: { id: string; key: string; Stream: { id: string; streamType: number }[] }[] }[];
};
type Page = { Metadata: (Item & { playlistItemID: string })[] };

/** Finds, and makes, what the calls of the table are about. */
export async function given(owner: Client): Promise<Given> {
  const api = <T>(path: string) => owner.json<T>(`/api/plex/${path}`);
  const film = await api<Item>("metadata/1");
  const file = partOf(film);
  const withSubtitles = partOf(await api<Item>("metadata/4"));
  const [collection] = (await api<Page>("library/1/collections")).Metadata;
  const [hidden] = (await api<Page>("library/3/all?limit=1")).Metadata;
  const hiddenFile = partOf(await api<Item>(`metadata/${hidden?.ratingKey}`));
  const playlist = await playlistOf(owner, ["1", "2", "3"]);
  const entries = (await api<Page>(`playlists/${playlist}`)).Metadata;
  return {
    guid: encodeURIComponent(film.guid),
    person: film.Role[0]?.id ?? "",
    part: file.id,
    file: file.key.slice(1),
    subtitle: withSubtitles.Stream.find((one) => one.streamType === 3)?.id ?? "",
    collection: collection?.ratingKey ?? "",
    playlist,
    entry: entries[0]?.playlistItemID ?? "",
    other: entries[1]?.playlistItemID ?? "",
    doomed: await playlistOf(owner, ["1"]),
    queue: await queueOf(owner, "101"),
    hidden: hidden?.ratingKey ?? "",
    hiddenPart: hiddenFile.id,
    hiddenFile: hiddenFile.key.slice(1),
    ticket: (await made(owner, "/api/plex/stream/1/ticket", {})).path,
    token: (await made(owner, "/api/tokens", { name: "Of the proof", scopes: ["read"] })).id,
    otherToken: (await made(owner, "/api/tokens", { name: "Of the proof", scopes: ["read"] })).id,
    wanted: film.guid.slice(-24),
  };
}

async function made(owner: Client, path: string, body: object) {
  const response = await owner.post(path, body);
  return response.json();
}

function partOf({ ratingKey, Media }: Item) {
  const [part] = Media[0]?.Part ?? [];
  if (!part) throw new Error(`${ratingKey} has no file`);
  return part;
}

async function playlistOf(owner: Client, ratingKeys: string[]): Promise<string> {
  const made = await owner.post("/api/plex/playlists", { title: "Of the proof", ratingKeys });
  return (await made.json()).ratingKey;
}

async function queueOf(owner: Client, ratingKey: string): Promise<string> {
  const made = await owner.post("/api/plex/playqueue", { ratingKey });
  return (await made.json()).playQueueID;
}
