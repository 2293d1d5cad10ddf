import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keep } from "./keep.ts";
import { run } from "./run.ts";
import { BRIGHT, type Chord, COOL, chord, RATE, WARM } from "./sound.ts";
import type { MediaFile, SoundName } from "./types.ts";

/** Changes whenever a change here should make old caches useless. */
const RECIPE = "songs-1";
const SECONDS = 32;

type Song = { container: "m4a" | "mp3" | "flac"; codec: string; encoder: string[]; notes: Chord };

const songs: Record<SoundName, Song> = {
  "song-aac": { container: "m4a", codec: "aac", encoder: ["-c:a", "aac", "-b:a", "128k"], notes: WARM },
  "song-mp3": {
    container: "mp3",
    codec: "mp3",
    encoder: ["-c:a", "libmp3lame", "-b:a", "160k"],
    notes: COOL,
  },
  "song-flac": { container: "flac", codec: "flac", encoder: ["-c:a", "flac"], notes: BRIGHT },
};

/** Half a minute of music per kind of file, made once and kept in `dir`. Throws `ProgramError` when ffmpeg fails. */
export async function makeSounds(dir: string): Promise<Record<SoundName, MediaFile>> {
  const files = await keep(dir, RECIPE, async (room) => [
    await makeSong("song-aac", room),
    await makeSong("song-mp3", room),
    await makeSong("song-flac", room),
  ]);
  // `keep` gives back what was made above, under the same names.
  return Object.fromEntries(files.map((file) => [file.name, file])) as Record<SoundName, MediaFile>;
}

async function makeSong(name: SoundName, room: string): Promise<MediaFile> {
  const { container, codec, encoder, notes } = songs[name];
  const path = join(room, `${name}.${container}`);
  const input = ["-f", "s16le", "-ar", String(RATE), "-ac", "2", "-i", "-"];
  await run("ffmpeg", ["-y", "-v", "error", ...input, ...encoder, path], [chord(notes, SECONDS)]);
  const { size } = await stat(path);
  const bitrate = Math.round((size * 8) / SECONDS / 1000);
  const sound: MediaFile["streams"][number] = {
    streamType: 2,
    codec,
    index: 0,
    channels: 2,
    audioChannelLayout: "stereo",
    samplingRate: RATE,
    bitrate,
    default: true,
    ...(codec === "aac" ? { profile: "lc" } : {}),
  };
  const streams = [sound];
  if (name === "song-aac") streams.push(await makeLyrics(join(room, `${name}.lrc`)));
  return { name, path, container, size, duration: SECONDS * 1000, bitrate, width: 0, height: 0, streams };
}

/** Timed words beside the song (PROTOCOL §3.10, type 4). */
async function makeLyrics(path: string): Promise<MediaFile["streams"][number]> {
  const lines = ["One chord, held", "until the room agrees", "One chord, held", "and nobody moves"];
  const text = lines.map((line, at) => `[00:${String(at * 8).padStart(2, "0")}.00]${line}`).join("\n");
  await writeFile(path, `${text}\n`);
  return { streamType: 4, codec: "lrc", index: 1, external: { path, format: "lrc" } };
}
