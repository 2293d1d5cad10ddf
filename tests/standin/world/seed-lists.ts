import { epoch } from "../catalog/seeded.ts";
import { serverIds, titles } from "../titles.ts";
import { addCollection } from "./collections.ts";
import type { Playlist } from "./lists.ts";
import type { PlexServer, World } from "./types.ts";

/** The collections that the films are tagged with, and the playlists that Demo Owner has made. */
export function seedLists(world: World): void {
  for (const server of world.servers) seedCollections(server);
  const cinema = world.servers.find((server) => server.id === serverIds.cinema);
  const owner = [...world.accounts.values()].find((account) => account.username === "demo-owner");
  if (!cinema || !owner) throw new Error("the demo has no owner or no cinema");
  const shared = { accountId: owner.id, summary: "", addedAt: epoch, updatedAt: epoch };
  add(cinema, { ...shared, title: "Rainy Evenings", playlistType: "video" }, [
    titles.externalSubtitle.ratingKey,
    titles.directPlay.ratingKey,
    titles.noArt.ratingKey,
  ]);
  const uri = `server://${cinema.id}/com.plexapp.plugins.library/library/sections/1/all?type=1&year%3E%3E=2020&sort=year`;
  add(cinema, { ...shared, title: "This Decade", playlistType: "video", smart: uri }, []);
  const tracks = [...cinema.catalogue.items.values()].filter((item) => item.type === "track").slice(0, 4);
  add(
    cinema,
    { ...shared, title: "Quiet Tracks", playlistType: "audio" },
    tracks.map((track) => track.ratingKey),
  );
}

function seedCollections(server: PlexServer): void {
  const members = new Map<string, { sectionId: number; title: string; keys: string[] }>();
  for (const item of server.catalogue.items.values()) {
    for (const { tag } of item.collections) {
      const known = members.get(`${item.sectionId}:${tag}`);
      if (known) known.keys.push(item.ratingKey);
      else
        members.set(`${item.sectionId}:${tag}`, {
          sectionId: item.sectionId,
          title: tag,
          keys: [item.ratingKey],
        });
    }
  }
  for (const { keys, ...about } of members.values())
    addCollection(server, { ...about, subtype: "movie", members: keys }, epoch);
}

function add({ lists }: PlexServer, about: Omit<Playlist, "ratingKey" | "entries">, keys: string[]): void {
  const entries = keys.map((ratingKey) => ({ id: lists.nextId++, ratingKey }));
  const ratingKey = String(lists.nextKey++);
  lists.playlists.set(ratingKey, { ...about, ratingKey, entries });
}
