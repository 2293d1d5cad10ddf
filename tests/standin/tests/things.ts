import { serverIds, titles } from "../index.ts";
import { listOf, type Visitor } from "./visitor.ts";

const film = titles.directPlay.ratingKey;
const { movies } = titles.sections;

/** Makes what an operation acts on, anew for each, as one signed-in owner. */
export class Things {
  readonly visitor: Visitor;

  constructor(visitor: Visitor) {
    this.visitor = visitor;
  }

  uri(...ratingKeys: string[]): string {
    const path = `/library/metadata/${ratingKeys.join(",")}`;
    return encodeURIComponent(`server://${serverIds.cinema}/com.plexapp.plugins.library${path}`);
  }

  async playlist(): Promise<{ id: string; items: string[] }> {
    const id = await this.made(
      `/playlists?type=video&title=One&smart=0&uri=${this.uri(film, "9", "10")}`,
      "ratingKey",
    );
    const rows = await this.visitor.rows(`/playlists/${id}/items`);
    return { id, items: rows.map((row) => String(row.playlistItemID)) };
  }

  async collection(): Promise<{ id: string; items: string[] }> {
    const about = `type=1&title=One&smart=0&sectionId=${movies}&uri=${this.uri(film, "9")}`;
    const id = await this.made(`/library/collections?${about}`, "ratingKey");
    return { id, items: [film, "9"] };
  }

  async queue(): Promise<{ id: string; items: string[] }> {
    const about = `type=video&uri=${this.uri(film, "9", "10")}&continuous=0&own=1`;
    const { body } = await this.visitor.ask(`/playQueues?${about}`, { method: "POST" });
    const container = body.MediaContainer as Record<string, unknown>;
    const items = listOf(container.Metadata).map((row) => String(row.playQueueItemID));
    return { id: String(container.playQueueID), items };
  }

  /** The ids of a film's version, file and sound, and the path of its bytes. */
  async media(): Promise<{ media: string; part: string; key: string; audio: string }> {
    const [media] = listOf((await this.visitor.item(film)).Media);
    const [part] = listOf(media?.Part);
    const sound = listOf(part?.Stream).find((stream) => stream.streamType === 2);
    return {
      media: String(media?.id),
      part: String(part?.id),
      key: String(part?.key),
      audio: String(sound?.id),
    };
  }

  async person(): Promise<string> {
    const [role] = listOf((await this.visitor.item(film)).Role);
    return String(role?.id);
  }

  /** `/library/streams/{id}`. */
  async externalSubtitle(): Promise<string> {
    const item = await this.visitor.item(titles.externalSubtitle.ratingKey);
    const streams = listOf(listOf(listOf(item.Media)[0]?.Part)[0]?.Stream);
    return String(streams.find((stream) => stream.key)?.key);
  }

  /** The id of a subtitle that was searched for and fetched. */
  async downloadedSubtitle(): Promise<string> {
    const room = `/library/metadata/${titles.hevc.ratingKey}`;
    const [candidate] = listOf((await this.visitor.container(`${room}/subtitles?language=en`)).Stream);
    await this.visitor.ask(`${room}/subtitles?key=${encodeURIComponent(String(candidate?.key))}`, {
      method: "PUT",
    });
    const [part] = listOf(listOf((await this.visitor.item(titles.hevc.ratingKey)).Media)[0]?.Part);
    return String(listOf(part?.Stream).at(-1)?.id);
  }

  /** Chooses the HEVC film's own subtitle. */
  async select(): Promise<void> {
    const item = await this.visitor.item(titles.hevc.ratingKey);
    const [part] = listOf(listOf(item.Media)[0]?.Part);
    const subtitle = listOf(part?.Stream).find((stream) => stream.streamType === 3);
    await this.visitor.ask(`/library/parts/${String(part?.id)}?subtitleStreamID=${String(subtitle?.id)}`, {
      method: "PUT",
    });
  }

  /** The key of one view in the history. */
  async history(): Promise<string> {
    for (const time of [70_000, 600_000]) await this.visitor.report("11", time, 608_000, "watched");
    const [view] = await this.visitor.rows("/status/sessions/history/all?sort=viewedAt:desc");
    return String(view?.historyKey);
  }

  /** The id of a session at play. */
  async playing(): Promise<string> {
    await this.visitor.report("11", 70_000, 608_000, "at-play");
    const [row] = await this.visitor.rows("/status/sessions");
    const session = row?.Session as { id?: unknown } | undefined;
    return String(session?.id);
  }

  async activity(): Promise<string> {
    await this.visitor.ask(`/library/sections/${movies}/refresh`, { method: "POST" });
    const container = await this.visitor.container("/activities");
    return String(listOf(container.Activity)[0]?.uuid);
  }

  private async made(path: string, field: string): Promise<string> {
    const { body, status, text } = await this.visitor.ask(path, { method: "POST" });
    const container = body.MediaContainer as Record<string, unknown> | undefined;
    const [row] = listOf(container?.Metadata);
    if (!row) throw new Error(`POST ${path}: ${status} ${text.slice(0, 200)}`);
    return String(row[field]);
  }
}
