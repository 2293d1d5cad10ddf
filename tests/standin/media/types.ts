export type FilmName = "h264-a" | "h264-b" | "h264-c" | "hevc";
export type SoundName = "song-aac" | "song-mp3" | "song-flac";
export type PhotoName = "photo-a" | "photo-b" | "photo-c" | "photo-d";
/** Films in several files, trailers, and a film for browsers that play HEVC. */
export type CutName =
  | "first-reel"
  | "second-reel"
  | "both-reels"
  | "second-reel-hevc"
  | "hevc-aac"
  | "trailer-large"
  | "trailer-small";
export type MediaName = FilmName | CutName | SoundName | PhotoName;

/** One track of a file, in Plex's words (PROTOCOL §3.10): 1 video, 2 audio, 3 subtitle, 4 lyrics. `bitrate` in kbps. */
export type MediaStream = {
  streamType: 1 | 2 | 3 | 4;
  codec: string;
  index: number;
  languageCode?: string;
  languageTag?: string;
  language?: string;
  title?: string;
  channels?: number;
  audioChannelLayout?: string;
  samplingRate?: number;
  profile?: string;
  level?: number;
  bitDepth?: number;
  width?: number;
  height?: number;
  frameRate?: number;
  bitrate?: number;
  default?: boolean;
  forced?: boolean;
  /** A file of its own beside the film, not a track inside it. */
  external?: { path: string; format: string };
};

/** A film, a song or a photo on disk: `size` in bytes, `duration` in ms, `bitrate` in kbps; a song is 0 by 0 pixels. */
export type MediaFile = {
  name: MediaName;
  path: string;
  container: "mp4" | "mkv" | "m4a" | "mp3" | "flac" | "jpg";
  size: number;
  duration: number;
  bitrate: number;
  width: number;
  height: number;
  streams: MediaStream[];
};
