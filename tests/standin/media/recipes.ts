import { captions } from "./captions.ts";
import { aurora, orbit, sea, silk } from "./films.ts";
import { coast, type Foreground, lake, space } from "./foreground.ts";
import type { Painter } from "./paint.ts";
import { BRIGHT, type Chord, COOL, DARK, WARM } from "./sound.ts";
import type { FilmName } from "./types.ts";

/** Changes whenever a change here or in the drawing should make old caches useless. */
export const RECIPE = "films-1";

/** Seconds of picture and sound that are drawn; a whole number of AAC (1024) and AC-3 (1536 samples) frames. */
export const LOOP = 16;
/** How often the loop is repeated: 608 s, long enough for resume points and the 90 % rule (PROTOCOL §5.3). */
export const REPEAT = 38;
/** Frames per second in the file, and how many of them are painted: ffmpeg blends the ones between. */
export const FPS = 24;
export const PAINTED_FPS = 8;
/** Seconds between keyframes. */
export const GOP = 2;

export type Sound = { chord: Chord; channels: 2 | 6; languageCode: string; title: string };

export type Recipe = {
  container: "mp4" | "mkv";
  video: "h264" | "hevc";
  audio: "aac" | "ac3";
  paint: Painter;
  /** Width in pixels of the painted frames (a multiple of 16); ffmpeg scales them up. */
  detail: number;
  foreground?: Foreground;
  sound: Sound[];
  /** Subtitles in English: inside the file, or a file beside it. */
  subtitles?: { place: "inside" | "beside"; text: string };
};

const english = (chord: Chord): Sound => ({ chord, channels: 2, languageCode: "eng", title: "English" });

export const recipes: Record<FilmName, Recipe> = {
  "h264-a": {
    container: "mp4",
    video: "h264",
    audio: "aac",
    paint: aurora,
    detail: 400,
    foreground: lake,
    sound: [english(WARM)],
  },
  "h264-b": {
    container: "mp4",
    video: "h264",
    audio: "aac",
    paint: sea,
    detail: 480,
    foreground: coast,
    sound: [english(BRIGHT)],
    subtitles: { place: "beside", text: captions("sea", LOOP * REPEAT) },
  },
  "h264-c": {
    container: "mp4",
    video: "h264",
    audio: "aac",
    paint: silk,
    detail: 320,
    sound: [english(COOL)],
  },
  hevc: {
    container: "mkv",
    video: "hevc",
    audio: "ac3",
    paint: orbit,
    detail: 480,
    foreground: space,
    sound: [
      { chord: BRIGHT, channels: 6, languageCode: "eng", title: "Surround" },
      { chord: DARK, channels: 2, languageCode: "deu", title: "Stereo" },
    ],
    subtitles: { place: "inside", text: captions("orbit", LOOP * REPEAT) },
  },
};
